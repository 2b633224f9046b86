using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>Why the mark of a fill lies off the line of closes.</summary>
internal static class FillPlace
{
    /// <summary>What the marks of all fills have in common.</summary>
    public const string Meaning =
        "The line joins the closes of the bars. An order is executed at the open of its bar, or, if it rested, within "
        + "the range of the bar; so its mark lies off the line by what the price moved until the close. "
        + "Slippage, if an account has it, makes a fill worse than the open.";

    /// <summary>The close of the bar of a fill, as text; a dash if there is none.</summary>
    public static string CloseOf(LedgerEntry.Filled filled, PriceSeries prices) =>
        prices.FindBar(filled.Order.Symbol, filled.Context.Time)?.Close?.ToString() ?? Figure.Undefined;

    /// <summary>The reason of one fill, as text.</summary>
    public static string Of(LedgerEntry.Filled filled, PriceSeries prices)
    {
        if (prices.FindBar(filled.Order.Symbol, filled.Context.Time) is not { } bar)
        {
            return "the prices have no bar at its time";
        }

        if (bar.Close == filled.Fill.Price)
        {
            return "on the line";
        }

        return filled.IsEvent ? ReasonOf(filled.Fill.Price, bar, "it rested, and the bar reached its price")
            : bar.Open == filled.Fill.Price ? "at the open of its bar"
            : bar.Open is null ? "its bar has no open"
            : ReasonOf(filled.Fill.Price, bar, "at the open of its bar, with slippage");
    }

    private static string ReasonOf(Price price, Bar bar, string usual) =>
        price > bar.High || price < bar.Low ? $"{usual}; beyond the range of the bar" : usual;
}
