using AiTrader.Prices;

namespace AiTrader.Runner.Arenas;

/// <summary>The sessions of one resolution, and their prices.</summary>
/// <param name="Name">For example, <c>daily</c>; the signatures of its traders end with it.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Schedule">The sessions.</param>
internal sealed record Season(string Name, PriceSeries Prices, SessionSchedule Schedule)
{
    /// <summary>The extent of the prices.</summary>
    public string Extent => Prices.Times.Count == 0 ? "nowhere" : $"from {Prices.Times[0]} to {Prices.Times[^1]}";

    /// <summary>The season of a price series.</summary>
    /// <param name="name">Its name; null for the name of the series' resolution.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="range">The sessions that count.</param>
    public static Season Of(string? name, PriceSeries prices, SessionRange range) =>
        new(
            name ?? (prices.Resolution == Resolution.Daily ? "daily" : "intraday"),
            prices,
            SessionSchedule.FromPrices(prices).Between(range.From, range.To)
        );
}
