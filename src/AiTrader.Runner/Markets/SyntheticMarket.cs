using AiTrader.Prices;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Markets;

/// <summary>The synthetic market: invented symbols whose prices follow from a seed.</summary>
internal static class SyntheticMarket
{
    /// <summary>The default seed.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The prices of a half; of every day if the market trades on every day.</summary>
    /// <param name="half">The half.</param>
    /// <param name="seed">A different seed gives different prices.</param>
    /// <param name="market">The market whose rules apply; null for one that is closed at weekends.</param>
    public static IPriceSource PricesOf(SyntheticHalf half, int seed, Market? market) =>
        half switch
        {
            SyntheticHalf.Daily => SyntheticPriceSource.Daily(seed, market == Market.Crypto),
            SyntheticHalf.Hourly => SyntheticPriceSource.Hourly(seed, market == Market.Crypto),
            _ => throw new ArgumentOutOfRangeException(nameof(half), half, "There is no such half."),
        };

    /// <summary>Reads <c>daily</c> or <c>hourly</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message says what is allowed.</exception>
    public static SyntheticHalf ParseHalf(string text) =>
        text switch
        {
            "daily" => SyntheticHalf.Daily,
            "hourly" => SyntheticHalf.Hourly,
            _ => throw TextValue.Refusal(text, "daily, hourly"),
        };
}
