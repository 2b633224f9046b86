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
        yield return $"{opening.Signature} ({opening.ModelId}): {outcomes.Count:N0} orders in "
            + $"{elapsed.TotalSeconds:0.000} s, {outcomes.Count / elapsed.TotalSeconds:N0} orders a second";
        yield return $"  filled  {CountOf(outcomes, "filled")}";
        yield return $"  denied  {CountOf(outcomes, "denied")}{ReasonsOf(outcomes)}";
        yield return $"  held    {CountOf(outcomes, "held")}";
        if (outcomes.Count > 0)
        {
            var last = outcomes[^1].Portfolio;
            yield return $"  ends with {last.Cash} in cash and {last.Positions.Count} positions";
        }
    }

    private static string CountOf(IReadOnlyList<RecordedOutcome> outcomes, string status) =>
        outcomes.Count(outcome => outcome.Status == status).ToString("N0", CultureInfo.InvariantCulture);

    private static string ReasonsOf(IReadOnlyList<RecordedOutcome> outcomes)
    {
        string[] reasons =
        [
            .. outcomes
                .Where(outcome => outcome.Reason is not null)
                .GroupBy(outcome => outcome.Reason)
                .OrderByDescending(group => group.Count())
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()}"),
        ];
        return reasons.Length == 0 ? "" : $"  ({string.Join(", ", reasons)})";
    }
}
