using System.Globalization;
using Spectre.Console;

namespace AiTrader.Runner.Output;

/// <summary>
/// The progress bar of a trader (or of all of them), with the last session, how the sessions ended, and, as far as
/// there is room, the equity and the last trade.
/// </summary>
/// <param name="name">The name, padded.</param>
/// <param name="task">The bar.</param>
/// <param name="room">How many characters there are beside the bar.</param>
/// <param name="counts">How the sessions ended that were completed before.</param>
/// <param name="timeProvider">The wall clock: text is written at most ten times a second.</param>
internal sealed class TraderBar(
    string name,
    ProgressTask task,
    int room,
    SessionOutcomeCounts counts,
    TimeProvider timeProvider
)
{
    // The width from which on the counts of sessions are in words.
    private const int WordsFrom = 116;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private SessionOutcomeCounts _counts = counts;
    private Fill? _lastTrade;
    private long _written;

    /// <summary>Shows the name before the first session.</summary>
    public void Begin() => task.Description = Markup.Escape($"{name}  {Counts}");

    /// <summary>Counts a session.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="findEquity">The equity after it; null if that is not known.</param>
    public void Report(SessionResult result, Func<TradingContext, Money?> findEquity)
    {
        lock (_lock)
        {
            bool isFault = result.Outcome == SessionOutcome.Faulted;
            _counts = _counts.With(result.Outcome);
            _lastTrade = result.Fills.Count > 0 ? result.Fills[^1] : _lastTrade;
            if (!isFault)
            {
                task.Increment(1);
            }

            if (isFault || task.IsFinished || timeProvider.GetElapsedTime(_written) >= Interval)
            {
                _written = timeProvider.GetTimestamp();
                string text = Markup.Escape(TextOf(result.Context, findEquity(result.Context)));
                task.Description = _counts.Faulted > 0 ? $"[red]{text}[/]" : text;
            }
        }
    }

    private string Counts =>
        room >= WordsFrom
            ? _counts.ToString()
            : $"{_counts.Traded}/{_counts.Held}/{_counts.Undecided}/{_counts.Faulted}";

    private string TextOf(TradingContext context, Money? equity)
    {
        string text = $"{name}  {context.Time}  {Counts}";
        string worth = equity is { } known ? string.Create(CultureInfo.InvariantCulture, $"  {known.Value:N2}") : "";
        string trade = _lastTrade is { Order: var order } ? $"  {order}" : "";
        return text.Length + worth.Length > room ? text
            : text.Length + worth.Length + trade.Length > room ? text + worth
            : text + worth + trade;
    }
}
