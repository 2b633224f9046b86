using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>
/// A progress bar for each trader, with the outcomes of its sessions; one bar for all if there are many traders.
/// </summary>
internal sealed class SessionBars : IProgress<SessionResult>
{
    private const int MostBars = 20;

    private readonly Dictionary<Signature, Bar> _bars = [];

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
    public void Report(SessionResult value) => _bars[value.Context.Signature].Report(value);

    private static Bar Start(ProgressContext progress, string name, int sessions, int completed)
    {
        var task = progress.AddTask($"{name}  {default(SessionOutcomeCounts)}", autoStart: true, maxValue: sessions);
        task.Increment(completed);
        return new Bar(name, task);
    }

    private sealed class Bar(string name, ProgressTask task)
    {
        private readonly Lock _lock = new();
        private SessionOutcomeCounts _counts;

        public void Report(SessionResult result)
        {
            lock (_lock)
            {
                _counts = _counts.With(result.Outcome);
                task.Description = $"{name}  {_counts}";
                if (result.Outcome != SessionOutcome.Faulted)
                {
                    task.Increment(1);
                }
            }
        }
    }
}
