using AiTrader.Prices;

namespace AiTrader.Runner.Arenas;

/// <summary>The prices of the synthetic market's halves.</summary>
internal static class SyntheticPrices
{
    /// <summary>The prices of a half; of every day where the market trades on every day.</summary>
    /// <param name="half">The half.</param>
    /// <param name="seed">Another seed, other prices.</param>
    /// <param name="market">Whose rules hold; null for one that rests at weekends.</param>
    public static IPriceSource Prices(this SyntheticHalf half, int seed, Market? market) =>
        half switch
        {
            SyntheticHalf.Daily => SyntheticPriceSource.Daily(seed, market == Market.Crypto),
            SyntheticHalf.Hourly => SyntheticPriceSource.Hourly(seed, market == Market.Crypto),
            _ => throw new ArgumentOutOfRangeException(nameof(half), half, "There is no such half."),
        };
}
