using System.Globalization;

namespace AiTrader.Runner.Lookahead;

/// <summary>How much was altered, in all sessions together.</summary>
/// <param name="Bars">Bars.</param>
/// <param name="Actions">Splits and dividends.</param>
/// <param name="News">News items.</param>
/// <param name="Notes">Notes.</param>
internal readonly record struct AlterationCounts(long Bars, long Actions, long News, long Notes)
{
    /// <summary>The sum of both.</summary>
    public static AlterationCounts operator +(AlterationCounts one, AlterationCounts other) =>
        new(one.Bars + other.Bars, one.Actions + other.Actions, one.News + other.News, one.Notes + other.Notes);

    /// <summary><c>1,234 bars, 0 splits and dividends, 5 news items and 0 notes</c>.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Bars:N0} bars, {Actions:N0} splits and dividends, {News:N0} news items and {Notes:N0} notes"
        );
}
