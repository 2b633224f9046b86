using AiTrader.Runner.Reruns;
using AiTrader.Tools;

namespace AiTrader.Runner.Lookahead;

/// <summary>The worlds of one trader: at each time, the real one and altered ones.</summary>
/// <param name="market">The market of the trader.</param>
/// <param name="prices">The prices.</param>
/// <param name="news">The news; null if there is none.</param>
/// <param name="notes">The notes of the trader.</param>
/// <param name="guards">What is on trial.</param>
internal sealed class AlteredWorlds(
    Market market,
    AlteredPrices prices,
    AlteredNews? news,
    AlteredNotes notes,
    WorldGuards guards
)
{
    /// <summary>Whether the sessions were recorded with its guards.</summary>
    public bool AreRecorded => guards.AreRecorded;

    /// <summary>The prices.</summary>
    public AlteredPrices Prices => prices;

    /// <summary>The news; null if there is none.</summary>
    public AlteredNews? News => news;

    /// <summary>The notes.</summary>
    public AlteredNotes Notes => notes;

    /// <summary>The world at a time in which all that is later is altered.</summary>
    public Task<RerunWorld> MoveToAsync(TradingTime time, CancellationToken cancellationToken) =>
        CreateAsync(time, AlterationScope.All, guards.MarketData(market, prices.MoveTo(time)), cancellationToken);

    /// <summary>The world at a time in which a part of what is later is altered, or nothing.</summary>
    public Task<RerunWorld> CopyAsync(TradingTime time, AlterationScope scope, CancellationToken cancellationToken) =>
        CreateAsync(
            time,
            scope,
            guards.MarketData(market, scope.Kinds == AlterationKinds.None ? prices.Real : prices.Copy(time, scope)),
            cancellationToken
        );

    /// <summary>What the world at a time has altered.</summary>
    public AlterationCounts CountAltered(TradingTime time)
    {
        var (bars, actions) = prices.CountAltered(time);
        return new AlterationCounts(bars, actions, news?.CountAltered(time) ?? 0, notes.CountAltered(time));
    }

    private async Task<RerunWorld> CreateAsync(
        TradingTime time,
        AlterationScope scope,
        IMarketData marketData,
        CancellationToken cancellationToken
    ) =>
        new(
            marketData,
            news is null ? null : new AsOfNews(guards.NewsSource(news.Show(time, scope)), market),
            guards.NoteStore(await notes.ShowAsync(time, scope, cancellationToken))
        );
}
