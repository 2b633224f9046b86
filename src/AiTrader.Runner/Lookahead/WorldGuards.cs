using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// What stands between raw data and a decision maker, and is on trial: everything that is read goes through it.
/// </summary>
internal sealed record WorldGuards
{
    /// <summary>
    /// Whether they are those with which the sessions were recorded. Others are compared with themselves on real data.
    /// Default: true.
    /// </summary>
    public bool AreRecorded { get; init; } = true;

    /// <summary>The market data over raw prices. Default: <see cref="AsOfMarketData"/>.</summary>
    public Func<Market, PriceSeries, IMarketData> MarketData { get; init; } =
        (market, prices) => new AsOfMarketData(market, prices);

    /// <summary>The source of news over raw items, below <see cref="AsOfNews"/>. Default: the source itself.</summary>
    public Func<INewsSource, INewsSource> NewsSource { get; init; } = source => source;

    /// <summary>The notes over a store, below the guard of a session. Default: the store itself.</summary>
    public Func<INoteStore, INoteStore> NoteStore { get; init; } = notes => notes;
}
