using AiTrader.Prices;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Lookahead;

/// <summary>
/// Decides each completed session of a store again, from the recorded account before it, in a world in which everything
/// after its time is other: equal decisions and requests saw nothing of it.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="prices">The prices of its runs, one series or one for each resolution.</param>
/// <param name="draws">What alters.</param>
internal sealed class LookaheadProof(IStore store, IReadOnlyList<PriceSeries> prices, Draws draws)
{
    /// <summary>What decides the sessions of a model again.</summary>
    public required RerunDeciders Deciders { get; init; }

    /// <summary>The news that models could search; null for none.</summary>
    public IReadOnlyList<NewsItem>? News { get; init; }

    /// <summary>What is on trial. Default: the guards of this program.</summary>
    public WorldGuards Guards { get; init; } = new();

    /// <summary>Checks a trader.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <exception cref="StoreCorruptedException">Its ledger was changed from outside.</exception>
    public async Task<TraderProof> RunAsync(Signature signature, CancellationToken cancellationToken)
    {
        var proof = new TraderProof(signature);
        var account = await store.Ledgers.FindAccountAsync(signature, cancellationToken);
        if (
            account is null
            || Market.Known.FirstOrDefault(known => known.Name == account.Terms.Market) is not { } market
        )
        {
            return proof with { Unproven = "this program does not know its market" };
        }

        var resolution = account.Time.IsIntraday ? Resolution.Intraday : Resolution.Daily;
        if (prices.FirstOrDefault(series => series.Resolution == resolution) is not { } series)
        {
            return proof with { Unproven = "the prices have the other resolution" };
        }

        var notes = await store.Notes.ReadAllAsync(signature, cancellationToken).ToListAsync(cancellationToken);
        var worlds = new AlteredWorlds(
            market,
            new AlteredPrices(series, draws),
            News is null ? null : new AlteredNews(News, market, draws),
            new AlteredNotes(notes, draws),
            Guards
        );
        var unfinished =
            account.IsSessionBegun && account.CompletedThrough != account.Time ? account.Time : (TradingTime?)null;
        var trial = new TraderTrial(store, Deciders, worlds, proof with { Unfinished = unfinished });
        return await trial.RunAsync(cancellationToken);
    }
}
