using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Traders;
using AiTrader.Stores;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary>The options of commands that decide recorded sessions again.</summary>
internal sealed class RerunOptions
{
    private readonly Option<string?> _prices = OptionValue.Of<string?>(
        "--prices",
        "FILE",
        "The prices of the run: .csv, .csv.gz, .jsonl or .jsonl.gz. Default: the SYNTHETIC market.",
        TextValue.PriceFile
    );
    private readonly ActionsOption _actions = new("Default: none.");
    private readonly NewsOption _news = new();
    private readonly Option<string?> _traders = OptionValue.Of<string?>(
        "--traders",
        "FILE",
        "The traders file of the run, for models with a prompt of their own or a cassette. No endpoint is asked. "
            + "Default: the baselines, and models by their journals.",
        TextValue.ExistingFile
    );
    private readonly Option<int> _seed = OptionValue.Of(
        "--seed",
        "NUMBER",
        "The seed of the run: of the synthetic market and of the random baseline.",
        TextValue.Count
    );
    private readonly Option<Signature[]> _signatures = OptionValue.OfMany(
        "--signature",
        "NAME…",
        "Only these traders. Default: all.",
        TextValue.Signature
    );

    /// <summary>Makes them.</summary>
    public RerunOptions() => _seed.DefaultValueFactory = _ => SyntheticMarket.DefaultSeed;

    /// <summary>What the run read.</summary>
    public IReadOnlyList<Option> OfInputs => [_prices, _actions.Option, _news.Option];

    /// <summary>Who traded.</summary>
    public IReadOnlyList<Option> OfTraders => [_traders, _seed, _signatures];

    /// <summary>The market of a trader, as far as this program knows it.</summary>
    public static async Task<Market> FindMarketAsync(
        IStore store,
        Signature signature,
        CancellationToken cancellationToken
    )
    {
        var account = await store.Ledgers.FindAccountAsync(signature, cancellationToken);
        return Market.Known.FirstOrDefault(market => market.Name == account?.Terms.Market) ?? Market.Us;
    }

    /// <summary>The seed.</summary>
    public int SeedOf(ParseResult parsed) => parsed.GetValue(_seed);

    /// <summary>Where the prices are.</summary>
    public PriceOrigin OriginOf(ParseResult parsed) =>
        new(parsed.GetValue(_prices), Half: null, parsed.GetValue(_seed))
        {
            Actions = prices => _actions.With(parsed, prices),
        };

    /// <summary>The news; null for none.</summary>
    /// <exception cref="DataFileException">A line is not news.</exception>
    public Task<IReadOnlyList<NewsItem>?> ReadNewsAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        _news.ReadItemsAsync(parsed, cancellationToken);

    /// <summary>The traders of the traders file; none without one.</summary>
    /// <exception cref="InputException">The file has problems.</exception>
    public IReadOnlyList<TraderPlan> ReadPlans(ParseResult parsed) =>
        parsed.GetValue(_traders) is { } file ? TradersFile.ReadWithoutKeys(file) : [];

    /// <summary>The traders that are meant.</summary>
    /// <exception cref="InputException">The store has no ledger, or not that of a named one.</exception>
    public async Task<IReadOnlyList<Signature>> ReadSignaturesAsync(
        ParseResult parsed,
        IStore store,
        StoreLocation location,
        CancellationToken cancellationToken
    )
    {
        var known = await store.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken);
        Signature[] named = parsed.GetValue(_signatures) ?? [];
        return known.Count == 0 ? throw new InputException($"{location} has no ledger.")
            : named.Length == 0 ? known
            : [.. named.Select(name => NamedTrader.Find(name, known, $"{location}")).Distinct()];
    }
}
