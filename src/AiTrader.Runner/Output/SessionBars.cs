using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>
/// A bar for each trader, side by side, with what its sessions came to; one bar for all of them where they are many.
/// </summary>
internal sealed class SessionBars : IProgress<SessionResult>
{
    private const int MostBars = 20;

    private readonly Dictionary<Signature, (string Name, ProgressTask Task, OutcomeCounts Counts)> _bars = [];

    /// <summary>Begins the bars.</summary>
    public SessionBars(ProgressContext progress, IReadOnlyList<WatchedTrader> traders)
    {
        if (traders.Count > MostBars)
        {
            var all = Start(
                progress,
                $"{traders.Count} traders",
                traders.Sum(trader => trader.Sessions),
                traders.Sum(trader => trader.Completed)
            );
            foreach (var trader in traders)
            {
                _bars[trader.Signature] = all;
            }

            return;
        }

        int widest = traders.Max(trader => trader.Signature.Value.Length);
        foreach (var trader in traders)
        {
            _bars[trader.Signature] = Start(
                progress,
                trader.Signature.Value.PadRight(widest),
                trader.Sessions,
                trader.Completed
            );
        }
    }

    /// <inheritdoc/>
    public void Report(SessionResult value)
    {
        var (name, task, counts) = _bars[value.Context.Signature];
        counts.Add(value);
        task.Description = $"{name}  {counts}";
        if (value is not SessionResult.Faulted)
        {
            task.Increment(1);
        }
    }

    private static (string Name, ProgressTask Task, OutcomeCounts Counts) Start(
        ProgressContext progress,
        string name,
        int sessions,
        int completed
    )
    {
        var counts = new OutcomeCounts();
        var task = progress.AddTask($"{name}  {counts}", autoStart: true, maxValue: sessions);
        task.Increment(completed);
        return (name, task, counts);
    }
}
