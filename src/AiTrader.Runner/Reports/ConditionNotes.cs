using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>
/// Notes on what the traders of a report pay: the returns of accounts with different conditions do not compare.
/// </summary>
internal static class ConditionNotes
{
    /// <summary>Creates the notes.</summary>
    /// <param name="histories">The traders.</param>
    /// <param name="asked">The conditions of accounts that were opened without any.</param>
    public static IEnumerable<string> Create(IReadOnlyList<TraderHistory> histories, TradingConditions asked)
    {
        if (asked != TradingConditions.None)
        {
            foreach (var history in histories.Where(history => IsOther(Of(history), asked)))
            {
                yield return $"{history.Signature} was opened with {Of(history)}, and the report is on {asked}.";
            }
        }

        var groups = histories
            .GroupBy(
                history => Of(history) == TradingConditions.None ? asked : Of(history),
                history => history.Signature
            )
            .OrderBy(group => group.Min(signature => signature.Value), StringComparer.Ordinal)
            .ToList();
        if (groups.Count > 1)
        {
            yield return "The returns do not compare, because the traders have different conditions: "
                + $"{string.Join("; ", groups.Select(group => $"{string.Join(", ", group)}: {group.Key}"))}.";
        }
    }

    private static TradingConditions Of(TraderHistory history) => history.Opened.Terms.Conditions;

    private static bool IsOther(TradingConditions opened, TradingConditions asked) =>
        opened != TradingConditions.None && opened != asked;
}
