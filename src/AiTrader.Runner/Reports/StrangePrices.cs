using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports;

/// <summary>Whether a trader traded at the prices of the report.</summary>
internal static class StrangePrices
{
    // Slippage moves a fill a little away from the open of its bar; other prices move it far.
    private const decimal Near = 0.05m;

    /// <summary>What is said of fills that are far from their bar; null if there is none.</summary>
    public static string? NoteOf(TraderHistory history, PriceSeries prices)
    {
        List<LedgerEntry.Filled> fills = [.. history.Entries.OfType<LedgerEntry.Filled>()];
        int strange = fills.Count(filled => !IsNearBar(filled, prices));
        return strange == 0
            ? null
            : $"{strange} of {fills.Count} fills of {history.Signature} are far from the open of their bar (or, of "
                + "orders that rested, from its range), or have no bar: these are perhaps not the prices at which it "
                + "traded.";
    }

    // A bar can execute an order that rested anywhere within its range.
    private static bool IsNearBar(LedgerEntry.Filled filled, PriceSeries prices)
    {
        var bar = prices.FindBar(filled.Order.Symbol, filled.Context.Time);
        var low = filled.IsEvent ? bar?.Low ?? bar?.Open ?? bar?.High : bar?.Open;
        var high = filled.IsEvent ? bar?.High ?? bar?.Open ?? bar?.Low : bar?.Open;
        decimal price = filled.Fill.Price.Value;
        return price >= low?.Value * (1 - Near) && price <= high?.Value * (1 + Near);
    }
}
