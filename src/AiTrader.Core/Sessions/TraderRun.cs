namespace AiTrader;

/// <summary>The result of an arena's run for one trader.</summary>
/// <param name="Trader">The trader.</param>
/// <param name="AlreadyCompletedCount">
/// The number of scheduled sessions that were already completed and were not run.
/// </param>
/// <param name="Results">
/// The sessions of this run, in order. A faulted one is the last: later sessions wait until it is run again.
/// </param>
public sealed record TraderRun(Trader Trader, int AlreadyCompletedCount, IReadOnlyList<SessionResult> Results)
{
    /// <summary>The trader.</summary>
    public Trader Trader
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Trader);

    /// <summary>
    /// The sessions of this run, in order. A faulted one is the last: later sessions wait until it is run again.
    /// </summary>
    public IReadOnlyList<SessionResult> Results
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Results);

    /// <summary>The faulted session; null if there is none.</summary>
    public SessionResult.Faulted? Fault => Results.Count > 0 ? Results[^1] as SessionResult.Faulted : null;

    /// <summary>
    /// Why the trader was not driven, or no further; null if it was. Nothing of it is a fault of the trader: another
    /// runner drives it, or its account belongs to another model.
    /// </summary>
    public SessionRefusedException? Refusal { get; init; }

    /// <summary>Whether the other has the same values, lists item by item.</summary>
    public bool Equals(TraderRun? other) =>
        other is not null
        && Trader == other.Trader
        && AlreadyCompletedCount == other.AlreadyCompletedCount
        && Results.SequenceEqual(other.Results)
        && Refusal == other.Refusal;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Trader, AlreadyCompletedCount, Results.Count);
}
