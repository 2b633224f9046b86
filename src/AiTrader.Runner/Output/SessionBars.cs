using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>
/// A progress bar for each trader, with the outcomes of its sessions; one bar for all if there are many traders. Each
/// fault is a line above the bars when it happens.
/// </summary>
internal sealed class SessionBars : IProgress<SessionResult>
{
    private const int MostBars = 20;

    // Below this width the remaining time is left out.
    private const int TimeFrom = 100;

    // "100 %" and "00:00:00", each with a space before it.
    private const int PercentWidth = 5;
    private const int TimeWidth = 9;

    private readonly Dictionary<Signature, (TraderBar Bar, WatchedTrader Trader)> _bars = [];
    private readonly Action<string> _tell;

    /// <summary>Begins the bars.</summary>
    /// <param name="progress">The bars.</param>
    /// <param name="traders">Who trades.</param>
    /// <param name="width">The width of the terminal in characters.</param>
    /// <param name="tell">Receives a line for each fault.</param>
    public SessionBars(ProgressContext progress, IReadOnlyList<WatchedTrader> traders, int width, Action<string> tell)
    {
        _tell = tell;
        if (traders.Count > MostBars)
        {
            var all = Start(
                progress,
                $"{traders.Count} traders",
                traders.Sum(trader => trader.Sessions),
                traders.Aggregate(default(SessionOutcomeCounts), (sum, trader) => Add(sum, trader.Completed)),
                width
            );
            foreach (var trader in traders)
            {
                _bars[trader.Signature] = (all, trader with { FindEquity = _ => null });
            }

            return;
        }

        int widest = traders.Max(trader => trader.Signature.Value.Length);
        foreach (var trader in traders)
        {
            string name = trader.Signature.Value.PadRight(widest);
            _bars[trader.Signature] = (Start(progress, name, trader.Sessions, trader.Completed, width), trader);
        }
    }

    /// <summary>The width of a bar that leaves room for the text beside it.</summary>
    public static int BarWidth(int width) => Math.Clamp(width / 8, 10, 40);

    /// <summary>The width of the text beside a bar.</summary>
    public static int TextWidth(int width) =>
        width - BarWidth(width) - 1 - PercentWidth - (HasTime(width) ? TimeWidth : 0);

    /// <summary>What is shown for each trader.</summary>
    /// <param name="width">The width of the terminal in characters.</param>
    public static ProgressColumn[] ColumnsOf(int width) =>
        [
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn { Width = BarWidth(width) },
            new PercentageColumn(),
            .. HasTime(width) ? (ProgressColumn[])[new RemainingTimeColumn()] : [],
        ];

    /// <inheritdoc/>
    public void Report(SessionResult value)
    {
        if (value is SessionResult.Faulted fault)
        {
            _tell(SessionLines.LineOf(fault));
        }

        var (bar, trader) = _bars[value.Context.Signature];
        bar.Report(value, trader.FindEquity);
    }

    private static TraderBar Start(
        ProgressContext progress,
        string name,
        int sessions,
        SessionOutcomeCounts completed,
        int width
    )
    {
        var task = progress.AddTask(Markup.Escape(name), autoStart: true, maxValue: sessions);
        task.Increment(completed.Total);
        var bar = new TraderBar(name, task, TextWidth(width), completed, TimeProvider.System);
        bar.Begin();
        return bar;
    }

    private static bool HasTime(int width) => width >= TimeFrom;

    private static SessionOutcomeCounts Add(SessionOutcomeCounts left, SessionOutcomeCounts right) =>
        new()
        {
            Traded = left.Traded + right.Traded,
            Held = left.Held + right.Held,
            Undecided = left.Undecided + right.Undecided,
            Faulted = left.Faulted + right.Faulted,
            Missing = left.Missing + right.Missing,
        };
}
