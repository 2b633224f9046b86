using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>What whoever reads an audit should know that is no defect.</summary>
internal static class AuditNotes
{
    /// <summary>The notes on a ledger and on the prices of what it traded.</summary>
    /// <param name="entries">The entries that are intact, in order.</param>
    /// <param name="series">The prices.</param>
    public static IReadOnlyList<string> Create(IReadOnlyList<LedgerEntry> entries, PriceSeries series) =>
        [
            .. LedgerNotes.Create(entries),
            .. ActionNotesOf(entries, series),
            .. PriceNotes.Create(series, entries.OfType<LedgerEntry.Filled>().Select(filled => filled.Order.Symbol)),
            .. HoldingNotesOf(entries, series),
        ];

    private static IEnumerable<string> ActionNotesOf(IReadOnlyList<LedgerEntry> entries, PriceSeries series) =>
        entries is [LedgerEntry.AccountOpened { Terms.Conditions.CorporateActions: true }, ..]
        && ReferenceEquals(series.Actions, CorporateActions.None)
            ? ["The account books splits and dividends, and the audit was given none: they are not judged."]
            : [];

    private static IEnumerable<string> HoldingNotesOf(IReadOnlyList<LedgerEntry> entries, PriceSeries series)
    {
        var held = entries.OfType<LedgerEntry.Filled>().Select(filled => filled.Order.Symbol);
        return entries.Count > 0 && held.All(symbol => HasPrice(symbol, entries, series))
            ? FinalHolding.GetNotes(FinalHolding.Create(entries, series, series.Times[^1]))
            : [];
    }

    // A fill without a price is a defect, and its holding has no value.
    private static bool HasPrice(Symbol symbol, IReadOnlyList<LedgerEntry> entries, PriceSeries series) =>
        entries[0].Context.Time <= series.Times[^1]
        && series.GetBars(symbol).ToArray().Any(bar => bar.Open is not null || bar.Close is not null);
}
