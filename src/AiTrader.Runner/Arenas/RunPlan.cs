using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Arenas;

/// <summary>The request of a run.</summary>
/// <param name="Market">The market whose rules apply.</param>
/// <param name="Prices">Where the prices come from.</param>
/// <param name="Range">Which sessions are run.</param>
/// <param name="Entrants">The entrants.</param>
/// <param name="Cash">The initial cash of an account, if its trader names none.</param>
internal sealed record RunPlan(Market Market, PriceOrigin Prices, SessionRange Range, Entrants Entrants, Money Cash)
{
    /// <summary>The folder of default stores.</summary>
    public const string DefaultFolder = "aitrader-data";

    /// <summary>The most traders of a season that run at once.</summary>
    public const int MostAtOnce = 1_024;

    /// <summary>How many traders of a season run at once; null for all.</summary>
    public int? Parallelism { get; init; }

    /// <summary>The terms of accounts that were asked for. Default: none.</summary>
    public AskedTerms Terms { get; init; } = AskedTerms.AsOpened;

    /// <summary>The news that models can search; null for no news.</summary>
    public AsOfNews? News { get; init; }

    /// <summary>
    /// The default store: one for each market, source of prices, seed and traders file, so that they do not collide.
    /// </summary>
    public StoreLocation DefaultStore => StoreFor("");

    /// <summary>The default store of the service, apart from that of runs.</summary>
    public StoreLocation ServiceStore => StoreFor("-service");

    /// <summary>The default cash of an account: the initial cash of the market's recorded traders.</summary>
    public static Money DefaultCash(Market market) =>
        market.Name switch
        {
            "cn" => new Money(100_000),
            "crypto" => new Money(50_000),
            _ => new Money(10_000),
        };

    /// <summary>Reads the prices.</summary>
    /// <exception cref="DataFileException">A price is impossible or cannot be read.</exception>
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

    private StoreLocation StoreFor(string use)
    {
        string source = Prices.File is { } file ? Path.GetFileName(file).Split('.')[0] : "synthetic";
        string seed = Prices.Seed == SyntheticMarket.DefaultSeed ? "" : $"-seed{Prices.Seed}";
        string traders = Entrants.File is { } listed ? $"-{Path.GetFileNameWithoutExtension(listed)}" : "";
        return StoreLocation.OfFile(Path.Combine(DefaultFolder, $"{Market}-{source}{seed}{traders}{use}.db"));
    }
}
