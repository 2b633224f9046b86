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
        var paid = Paid(asked);
        if (paid != TradingConditions.None)
        {
            foreach (var history in histories.Where(history => IsOther(Paid(Of(history)), paid)))
            {
                yield return $"{history.Signature} was opened with {Of(history)}, and the report is on {paid}.";
            }
        }

        if (!asked.CorporateActions && histories.Any(history => Of(history).CorporateActions))
        {
            var booking = histories.Where(history => Of(history).CorporateActions).Select(history => history.Signature);
            yield return "Opened with splits and dividends, which the report lacks (--actions): "
                + $"{string.Join(", ", booking)}.";
        }

        var groups = histories
            .GroupBy(history => Compared(Of(history), paid), history => history.Signature)
            .OrderBy(group => group.Min(signature => signature.Value), StringComparer.Ordinal)
            .ToList();
        if (groups.Count > 1)
        {
            yield return "The returns do not compare, because the traders have different conditions: "
                + $"{string.Join("; ", groups.Select(group => $"{string.Join(", ", group)}: {group.Key}"))}.";
        }
    }

    private static TradingConditions Of(TraderHistory history) => history.Opened.Terms.Conditions;

    // Splits and dividends are data of the report; whether an account books them is the account's own.
    private static TradingConditions Paid(TradingConditions conditions) => conditions with { CorporateActions = false };

    private static TradingConditions Compared(TradingConditions opened, TradingConditions paid) =>
        Paid(opened) == TradingConditions.None ? paid with { CorporateActions = opened.CorporateActions } : opened;

    private static bool IsOther(TradingConditions opened, TradingConditions paid) =>
        opened != TradingConditions.None && opened != paid;
}
