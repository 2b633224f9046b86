using System.Globalization;
using AiTrader.Audits;

namespace AiTrader.Runner.Replays;

/// <summary>A summary of the outcomes of a replay, in a few lines.</summary>
internal static class ReplaySummary
{
    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(
        TradingContext opening,
        IReadOnlyList<RecordedOutcome> outcomes,
        TimeSpan elapsed
    )
    {
        int orders = outcomes.Count(outcome => !outcome.IsEvent);
        yield return $"{opening.Signature} ({opening.ModelId}): {orders:N0} orders in "
            + $"{elapsed.TotalSeconds:0.000} s, {orders / elapsed.TotalSeconds:N0} orders a second";
        yield return $"  filled  {CountOf(outcomes, "filled")}";
        yield return $"  denied  {CountOf(outcomes, "denied")}{ReasonsOf(outcomes)}";
        yield return $"  held    {CountOf(outcomes, "held")}";
        foreach (string line in LinesOfResting(outcomes))
        {
            yield return line;
        }

        if (outcomes.Count > 0)
        {
            var last = outcomes[^1];
            yield return $"  ends with {last.Portfolio.Cash} in cash and {last.Portfolio.Positions.Count} positions"
                + (last.OpenOrders.Count == 0 ? "" : $", {last.OpenOrders.Count} open orders");
        }
    }

    // Only a recording that uses them has these lines.
    private static IEnumerable<string> LinesOfResting(IReadOnlyList<RecordedOutcome> outcomes)
    {
        (string Name, int Count)[] counts =
        [
            ("partly filled", Count(outcomes, isEvent: false, "partially_filled")),
            ("accepted", Count(outcomes, isEvent: false, "accepted")),
            ("canceled", Count(outcomes, isEvent: false, "cancelled")),
            ("later filled", Count(outcomes, isEvent: true, "filled")),
            ("later partly filled", Count(outcomes, isEvent: true, "partially_filled")),
            ("later canceled", Count(outcomes, isEvent: true, "cancelled")),
            ("expired", Count(outcomes, isEvent: true, "expired")),
        ];
        return counts.Where(count => count.Count > 0).Select(count => $"  {count.Name}  {count.Count:N0}");
    }

    private static string CountOf(IReadOnlyList<RecordedOutcome> outcomes, string status) =>
        Count(outcomes, isEvent: false, status).ToString("N0", CultureInfo.InvariantCulture);

    private static int Count(IReadOnlyList<RecordedOutcome> outcomes, bool isEvent, string status) =>
        outcomes.Count(outcome => outcome.IsEvent == isEvent && outcome.Status == status);

    private static string ReasonsOf(IReadOnlyList<RecordedOutcome> outcomes)
    {
        string[] reasons =
        [
            .. outcomes
                .Where(outcome => outcome.Status == "denied")
                .GroupBy(outcome => outcome.Reason)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()}"),
        ];
        return reasons.Length == 0 ? "" : $"  ({string.Join(", ", reasons)})";
    }
}
