using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>
/// Notes on what the traders of a report pay: the returns of accounts with different conditions do not compare.
/// </summary>
internal static class ConditionNotes
{
    /// <summary>Creates the notes.</summary>
    /// <param name="traders">The traders.</param>
    /// <param name="asked">The conditions of accounts that were opened without any.</param>
    public static IEnumerable<string> Create(IReadOnlyList<TraderFacts> traders, TradingConditions asked)
    {
        var paid = Paid(asked);
        if (paid != TradingConditions.None)
        {
            foreach (var trader in traders.Where(trader => IsOther(Paid(Of(trader)), paid)))
            {
                yield return $"{trader.Signature} was opened with {Of(trader)}, and the report is on {paid}.";
            }
        }

        if (!asked.CorporateActions && traders.Any(trader => Of(trader).CorporateActions))
        {
            var booking = traders.Where(trader => Of(trader).CorporateActions).Select(trader => trader.Signature);
            yield return "Opened with splits and dividends, which the report lacks (--actions): "
                + $"{string.Join(", ", booking)}.";
        }

        var groups = traders
            .GroupBy(trader => Compared(Of(trader), paid), trader => trader.Signature)
            .OrderBy(group => group.Min(signature => signature.Value), StringComparer.Ordinal)
            .ToList();
        if (groups.Count > 1)
        {
            yield return "The returns do not compare, because the traders have different conditions: "
                + $"{string.Join("; ", groups.Select(group => $"{string.Join(", ", group)}: {group.Key}"))}.";
        }
    }

    private static TradingConditions Of(TraderFacts trader) => trader.Opened.Terms.Conditions;

    // Splits and dividends are data of the report; whether an account books them is the account's own.
    private static TradingConditions Paid(TradingConditions conditions) => conditions with { CorporateActions = false };

    private static TradingConditions Compared(TradingConditions opened, TradingConditions paid) =>
        Paid(opened) == TradingConditions.None ? paid with { CorporateActions = opened.CorporateActions } : opened;

    private static bool IsOther(TradingConditions opened, TradingConditions paid) =>
        opened != TradingConditions.None && opened != paid;
}
