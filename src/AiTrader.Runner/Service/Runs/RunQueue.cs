namespace AiTrader.Runner.Service.Runs;

/// <summary>The runs of one trader that are not finished, in the order in which they were asked for.</summary>
/// <param name="Runs">The runs.</param>
internal sealed record RunQueue(IReadOnlyList<Run> Runs)
{
    /// <summary>How many runs of one trader can wait.</summary>
    public const int Longest = 1_000;

    /// <summary>Nothing waits.</summary>
    public static RunQueue Empty { get; } = new([]);

    /// <summary>The run that comes next: the one with the earliest session, since sessions are in order.</summary>
    public Run? Next => Runs.MinBy(run => run.From);

    /// <summary>A run of the queue; null if it is not there.</summary>
    public Run? Find(RunId id) => Runs.FirstOrDefault(run => run.Id == id);

    /// <summary>The queue with one run more; it takes the place of one with the same id, for another model.</summary>
    public RunQueue With(Run run) => new([.. Runs.Where(other => other.Id != run.Id), run]);

    /// <summary>The queue with a run changed.</summary>
    public RunQueue WithChanged(RunId id, Func<Run, Run> change) =>
        new([.. Runs.Select(run => run.Id == id ? change(run) : run)]);

    /// <summary>The queue without a run; one of the same id for another model stays.</summary>
    public RunQueue Without(Run run) =>
        new([.. Runs.Where(other => (other.Id, other.ModelId) != (run.Id, run.ModelId))]);
}
