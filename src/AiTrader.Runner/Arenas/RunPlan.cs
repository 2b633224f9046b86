using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Arenas;

/// <summary>What a run is asked for.</summary>
/// <param name="Market">Whose rules hold.</param>
/// <param name="Prices">Where the prices come from.</param>
/// <param name="Range">Which sessions are run.</param>
/// <param name="Entrants">Who trades.</param>
/// <param name="Cash">What an account is opened with whose trader has no cash of its own.</param>
internal sealed record RunPlan(Market Market, PriceOrigin Prices, SessionRange Range, Entrants Entrants, Money Cash)
{
    /// <summary>The folder of the stores that nobody named.</summary>
    public const string DefaultFolder = "aitrader-data";

    /// <summary>How many traders of a season run at once; all of them where null.</summary>
    public int? Parallelism { get; init; }

    /// <summary>What models may search; null for no news.</summary>
    public AsOfNews? News { get; init; }

    /// <summary>
    /// The store where none is named: one for each market, source of prices, seed and traders file, so that they do not
    /// collide.
    /// </summary>
    public StoreLocation DefaultStore
    {
        get
        {
            string source = Prices.File is { } file ? Path.GetFileName(file).Split('.')[0] : "synthetic";
            string seed = Prices.Seed == SyntheticMarket.DefaultSeed ? "" : $"-seed{Prices.Seed}";
            string traders = Entrants.File is { } listed ? $"-{Path.GetFileNameWithoutExtension(listed)}" : "";
            return StoreLocation.OfFile(Path.Combine(DefaultFolder, $"{Market}-{source}{seed}{traders}.db"));
        }
    }

    /// <summary>
    /// The cash of an account unless another is asked for: what the market's recorded traders began with.
    /// </summary>
    public static Money DefaultCash(Market market) =>
        market.Name switch
        {
            "cn" => new Money(100_000),
            "crypto" => new Money(50_000),
            _ => new Money(10_000),
        };

    /// <summary>Reads the prices.</summary>
    /// <exception cref="DataFileException">A price cannot be true or cannot be read.</exception>
    /// <exception cref="InputException">No session lies within the range that was asked for.</exception>
    public IReadOnlyList<Season> ReadSeasons()
    {
        var all = Prices
            .SourcesOf(Market)
            .Select(source => Season.Of(source.Season, source.Prices.Read(), Range))
            .ToList();
        var seasons = all.Where(season => season.Schedule.Count > 0).ToList();
        return seasons.Count > 0
            ? seasons
            : throw new InputException(
                $"There is no session {Range}; the prices go "
                    + $"{string.Join(" and ", all.Select(season => season.Extent))}."
            );
    }
}
