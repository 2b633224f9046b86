using AiTrader.Markets;

namespace AiTrader.Sessions.Baselines;

/// <summary>Turns money into quantities that a market accepts.</summary>
internal static class LotSizing
{
    /// <summary>The largest tradable quantity that money buys at a price; zero where it does not buy a lot.</summary>
    public static decimal Affordable(Market market, Money money, Price price)
    {
        decimal units = Math.Max(0, money.Value) / price.Value;
        return market.AllowsFractions
            ? Math.Round(units, market.Decimals ?? 8, MidpointRounding.ToZero)
            : Math.Floor(units / market.LotSize) * market.LotSize;
    }
}
