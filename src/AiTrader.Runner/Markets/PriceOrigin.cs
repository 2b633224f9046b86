using AiTrader.Prices;

namespace AiTrader.Runner.Markets;

/// <summary>Where the prices of a run come from: a file, or the synthetic market.</summary>
/// <param name="File">The file; null for the synthetic market.</param>
/// <param name="Half">The only half of the synthetic market to run; null for both.</param>
/// <param name="Seed">The seed of the synthetic market and of the random baseline.</param>
internal sealed record PriceOrigin(string? File, SyntheticHalf? Half, int Seed)
{
    /// <summary>Adds the splits and dividends of the symbols to the prices. Default: none.</summary>
    public Func<IPriceSource, IPriceSource> Actions { get; init; } = prices => prices;

    /// <summary>Reads the prices.</summary>
    /// <param name="market">The market whose rules apply.</param>
    /// <exception cref="DataFileException">A price is impossible or cannot be read.</exception>
    public IReadOnlyList<PriceSeries> ReadSeries(Market market) =>
        [.. SourcesOf(market).Select(source => source.Prices.Read())];

    /// <summary>The prices, each with the name of its season; null if their resolution names it.</summary>
    /// <param name="market">The market whose rules apply.</param>
    public IEnumerable<(string? Season, IPriceSource Prices)> SourcesOf(Market market)
    {
        if (File is not null)
        {
            yield return (null, Actions(PriceFile.CreateSource(File)));
            yield break;
        }

        foreach (var half in Half is { } only ? [only] : Enum.GetValues<SyntheticHalf>())
        {
            yield return (
                half == SyntheticHalf.Daily ? "daily" : "hourly",
                Actions(SyntheticMarket.PricesOf(half, Seed, market))
            );
        }
    }
}
