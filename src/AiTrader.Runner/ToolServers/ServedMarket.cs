using AiTrader.Prices;
using AiTrader.Tools;

namespace AiTrader.Runner.ToolServers;

/// <summary>The market that a tool server offers.</summary>
/// <param name="Market">The market whose rules apply.</param>
/// <param name="Prices">The prices.</param>
/// <param name="News">The news that models can search; null for no news.</param>
internal sealed record ServedMarket(Market Market, IPriceSource Prices, AsOfNews? News)
{
    /// <summary>Whether models can write notes for their own later sessions and search them.</summary>
    public bool HasMemory { get; init; }

    /// <summary>Reads the prices.</summary>
    /// <exception cref="DataFileException">A price is impossible or cannot be read.</exception>
    public PriceSeries ReadPrices() => Prices.Read();
}
