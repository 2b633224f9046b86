using AiTrader.Prices;
using AiTrader.Runner.Reruns;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Bundles;

/// <summary>Runs a bundle again, from the opening of each account, and compares each session with the bundle.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="prices">The prices of the run, with the splits and dividends.</param>
/// <param name="news">The news; null for none.</param>
internal sealed class Reproduction(
    BundleContent bundle,
    IReadOnlyList<PriceSeries> prices,
    IReadOnlyList<NewsItem>? news
)
{
    /// <summary>What differs before anything is run, a sentence each: files, prices, actions, news.</summary>
    public IEnumerable<string> FindInputs()
    {
        foreach (string changed in bundle.FindChanged())
        {
            yield return $"The bundle was changed: {changed}.";
        }

        foreach (var series in bundle.Manifest.Prices.Series)
        {
            string? where = prices.FirstOrDefault(given => BundledSeries.NameOf(given.Resolution) == series.Resolution)
                is { } given
                ? series.WhereNot(BundledSeries.Of(given))
                : $"there are no {series.Resolution} prices";
            if (where is not null)
            {
                yield return $"The prices differ: {where}.";
            }
        }

        if (prices.Select(series => BundleContent.HashOf(series.Actions)).FirstOrDefault() != bundle.Manifest.Actions)
        {
            yield return "The splits and dividends differ.";
        }

        if (BundleContent.HashOf(news) != bundle.Manifest.News)
        {
            yield return "The news differs.";
        }
    }

    /// <summary>Runs the sessions of each trader again.</summary>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task<IReadOnlyList<ReproducedTrader>> RunAsync(CancellationToken cancellationToken)
    {
        var deciders = bundle.CreateDeciders();
        var traders = new List<ReproducedTrader>();
        foreach (var trader in bundle.Manifest.Traders)
        {
            traders.Add(await RunAsync(trader, deciders, cancellationToken));
        }

        return traders;
    }

    private async Task<ReproducedTrader> RunAsync(
        BundledTrader trader,
        RerunDeciders deciders,
        CancellationToken cancellationToken
    )
    {
        var (entries, damage) = bundle.ReadLedger(trader);
        var result = new ReproducedTrader(trader.Signature) { Difference = damage };
        if (entries is not [LedgerEntry.AccountOpened opened, ..])
        {
            return result with { Difference = $"{trader.LedgerFile} does not begin with the opening of an account" };
        }

        var resolution = opened.Context.Time.IsIntraday ? Resolution.Intraday : Resolution.Daily;
        if (
            prices.FirstOrDefault(series => series.Resolution == resolution) is not { } series
            || Market.Known.FirstOrDefault(known => known.Name == opened.Terms.Market) is not { } market
        )
        {
            return result with { Difference = "there are no prices of its resolution, or no such market" };
        }

        var world = new RerunWorld(
            new AsOfMarketData(market, series),
            news is null ? null : new AsOfNews(new ItemNews(news), market),
            new InMemoryStore(TimeProvider.System).Notes
        );
        var run = new ReproducedRun(result, entries, bundle.ReadJournals(trader), deciders, world);
        return await run.RunAsync(cancellationToken);
    }
}
