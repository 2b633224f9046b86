using AiTrader.Prices;
using AiTrader.Runner.Commands;
using AiTrader.Runner.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Arenas;

/// <summary>What a run is asked for.</summary>
/// <param name="Market">Whose rules hold.</param>
/// <param name="PriceFile">Where the prices are from; the synthetic market where null.</param>
/// <param name="Half">The only half of the synthetic market that is run; both where null.</param>
/// <param name="Seed">Of the synthetic market and of the random baseline.</param>
/// <param name="From">The first session; the first stamp of the prices where null.</param>
/// <param name="To">The last session; the last stamp of the prices where null.</param>
/// <param name="Entrants">Who trades.</param>
/// <param name="TradersFile">The file that lists them; null where they were named.</param>
/// <param name="Cash">What an account is opened with whose trader has no cash of its own.</param>
/// <param name="Parallelism">How many traders of a season run at once; all of them where null.</param>
/// <param name="News">What models may search; null for no news.</param>
internal sealed record RunPlan(
    Market Market,
    string? PriceFile,
    SyntheticHalf? Half,
    int Seed,
    TradingTime? From,
    TradingTime? To,
    IReadOnlyList<IEntrant> Entrants,
    string? TradersFile,
    Money Cash,
    int? Parallelism,
    AsOfNews? News
)
{
    /// <summary>The seed unless another is asked for.</summary>
    public const int DefaultSeed = 1;

    /// <summary>The folder of the stores that nobody named.</summary>
    public const string DefaultFolder = "aitrader-data";

    /// <summary>
    /// The store where none is named: one for each market, source of prices, seed and traders file, so that they do not
    /// collide.
    /// </summary>
    public StoreLocation DefaultStore
    {
        get
        {
            string source = PriceFile is null ? "synthetic" : Path.GetFileName(PriceFile).Split('.')[0];
            string seed = Seed == DefaultSeed ? "" : $"-seed{Seed}";
            string traders = TradersFile is null ? "" : $"-{Path.GetFileNameWithoutExtension(TradersFile)}";
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
        var all = Sources().Select(source => Season.Of(source.Name, source.Prices.Read(), From, To)).ToList();
        var seasons = all.Where(season => season.Schedule.Count > 0).ToList();
        return seasons.Count > 0
            ? seasons
            : throw new InputException(
                $"There is no session {RangeText}; the prices go "
                    + $"{string.Join(" and ", all.Select(season => season.Extent))}."
            );
    }

    private string RangeText =>
        string.Join(' ', (string?[])[From is { } from ? $"from {from}" : null, To is { } to ? $"to {to}" : null])
            .Trim();

    private IEnumerable<(string? Name, IPriceSource Prices)> Sources()
    {
        if (PriceFile is not null)
        {
            yield return (null, Prices.PriceFile.CreateSource(PriceFile));
            yield break;
        }

        foreach (var half in Half is { } only ? [only] : Enum.GetValues<SyntheticHalf>())
        {
            yield return (half == SyntheticHalf.Daily ? "daily" : "hourly", half.Prices(Seed, Market));
        }
    }
}
