using AiTrader.Prices;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// Bars with other values: prices of half to four fifths of the real one, or of five quarters to twice it, and other
/// volumes. What a bar lacks is still absent, and its prices fit each other.
/// </summary>
internal static class AlteredBar
{
    private const decimal Highest = 1e24m;
    private const int Decimals = 4;

    /// <summary>A bar with altered fields.</summary>
    /// <param name="bar">The real bar.</param>
    /// <param name="stamp">The stamp of the altered one.</param>
    /// <param name="draw">The draw of the bar.</param>
    /// <param name="known">The fields that are known, and have their real values.</param>
    /// <param name="altered">Of the others, which are altered.</param>
    public static Bar Of(in Bar bar, TradingTime stamp, ulong draw, BarFields known, BarFields altered)
    {
        var open = known.HasFlag(BarFields.Open) ? bar.Open : Of(bar.Open, draw, 0);
        var close = Of(bar.Close, draw, 1);
        Price?[] prices = [open, close, Of(bar.High, draw, 2), Of(bar.Low, draw, 3)];
        var highest = prices.Max(price => price?.Value);
        var lowest = prices.Min(price => price?.Value);
        return new Bar(
            stamp,
            altered.HasFlag(BarFields.Open) ? open : bar.Open,
            altered.HasFlag(BarFields.High) ? Extreme(bar.High, highest, up: true) : bar.High,
            altered.HasFlag(BarFields.Low) ? Extreme(bar.Low, lowest, up: false) : bar.Low,
            altered.HasFlag(BarFields.Close) ? close : bar.Close,
            altered.HasFlag(BarFields.Volume) ? Volume(bar.Volume, draw) : bar.Volume
        );
    }

    private static Price? Of(Price? price, ulong draw, int field)
    {
        if (price is not { Value: var value })
        {
            return null;
        }

        ulong drawn = Draws.Next(draw, field);
        decimal factor = ((drawn >> 8) % 300) / 1000m;
        bool isLess = value > Highest || drawn % 2 == 0;
        decimal other = Math.Round(value * (isLess ? 0.5m + factor : 1.25m + (factor * 2.5m)), Decimals);
        return new Price(other > 0 && other != value ? other : value * 2);
    }

    // A high that is the real one by chance is one more.
    private static Price? Extreme(Price? real, decimal? extreme, bool up) =>
        real is null || extreme is not { } value ? null
        : value != real.Value.Value ? new Price(value)
        : new Price(up ? value * 1.01m : value * 0.99m);

    private static decimal? Volume(decimal? volume, ulong draw) =>
        volume is not { } units ? null
        : units > Highest ? units / 2
        : Math.Floor(units * (Draws.Next(draw, 4) % 40) / 10) is var other && other != units ? other
        : units + 1;
}
