namespace AiTrader;

/// <summary>Turns money into quantities that a market accepts.</summary>
internal static class LotSizing
{
    /// <summary>
    /// The largest tradable quantity that money buys at a price; zero if it does not buy a lot. If the market rounds
    /// cash, the last decimal of the money is not spent: the rounding of an earlier fill can have taken half of it.
    /// </summary>
    public static decimal Affordable(Market market, Money money, Price price)
    {
        decimal spared = market.Decimals is { } decimals ? new decimal(1, 0, 0, isNegative: false, (byte)decimals) : 0;
        decimal units = Math.Max(0, money.Value - spared) / price.Value;
        return market.AllowsFractions
            ? Math.Round(units, market.Decimals ?? 8, MidpointRounding.ToZero)
            : Math.Floor(units / market.LotSize) * market.LotSize;
    }

    /// <summary>What of a number of units makes whole lots; where fractions are traded, all of it.</summary>
    public static decimal Whole(Market market, decimal units) =>
        market.AllowsFractions ? units : Math.Floor(units / market.LotSize) * market.LotSize;
}
