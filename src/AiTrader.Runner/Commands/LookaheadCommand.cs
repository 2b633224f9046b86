using System.CommandLine;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Runner.Lookahead;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Reruns;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Traders;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader lookahead</c>: proves that no session of a store saw anything of the future.</summary>
internal sealed class LookaheadCommand : Command, IExampleSource
{
    private readonly StoreOption _store;
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
        "The traders file of the run, for models with a prompt of their own or a cassette. No key is read. "
            + "Default: the baselines, and models by their journals.",
        TextValue.ExistingFile
    );
    private readonly Option<int> _seed = OptionValue.Of(
        "--seed",
        "NUMBER",
        "The seed of the run: of the synthetic market and of the random baseline.",
        TextValue.Count
    );
    private readonly Option<int> _alteration = OptionValue.Of(
        "--alteration",
        "NUMBER",
        "The seed of the altered data; another one alters it otherwise.",
        TextValue.Count
    );
    private readonly Option<Signature[]> _signatures = OptionValue.OfMany(
        "--signature",
        "NAME…",
        "Only these traders. Default: all.",
        TextValue.Signature
    );
    private readonly Option<PlantedLeak?> _plant = OptionValue.Of<PlantedLeak?>(
        "--plant",
        "prices|news|notes",
        "Plant a leak of one later value in the market data, the news or the notes, to see that it is found.",
        text => PlantedLeak.Parse(text)
    );

    public LookaheadCommand(Screen screen)
        : base(
            "lookahead",
            "Prove that no session saw the future: decide each one again with everything after its time altered, and "
                + "compare decisions and requests. If one differs, the exit code is 4."
        )
    {
        _store = new StoreOption(
            this,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting
        );
        (_seed.DefaultValueFactory, _alteration.DefaultValueFactory) = (_ => SyntheticMarket.DefaultSeed, _ => 1);
        foreach (
            var option in (Option[])
                [_prices, _actions.Option, _news.Option, _traders, _seed, _alteration, _signatures, _plant]
        )
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => RunAsync(parsed, screen, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("lookahead --store sqlite:aitrader-data/us-synthetic.db", "Every session of a run on the synthetic market"),
        new("lookahead --store sqlite:mine.db --prices us_daily.csv.gz", "With your own prices"),
        new(
            "lookahead --store sqlite:mine.db --prices us_daily.csv.gz --traders traders.json --news news.jsonl",
            "Models with prompts of their own, which could search news"
        ),
        new(
            "lookahead --store sqlite:mine.db --prices us_daily.csv.gz --plant prices",
            "See that a leak of one price is found"
        ),
    ];

    private async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var location = _store.Get(parsed);
        var (seed, alteration) = (parsed.GetValue(_seed), parsed.GetValue(_alteration));
        var plans = parsed.GetValue(_traders) is { } file ? TradersFile.ReadWithoutKeys(file) : [];
        var news = await _news.ReadItemsAsync(parsed, cancellationToken);
        var origin = new PriceOrigin(parsed.GetValue(_prices), Half: null, seed)
        {
            Actions = prices => _actions.With(parsed, prices),
        };
        await using var store = location.OpenToRead();
        var signatures = await SignaturesAsync(parsed, store, location, cancellationToken);
        var prices = await ReadPricesAsync(origin, store, signatures, cancellationToken);
        var proof = new LookaheadProof(store, prices, new Draws(alteration))
        {
            Deciders = new RerunDeciders(plans, seed),
            News = news,
            Guards = parsed.GetValue(_plant)?.Guards ?? new WorldGuards(),
        };
        var proofs = new List<TraderProof>();
        foreach (var signature in signatures)
        {
            proofs.Add(await proof.RunAsync(signature, cancellationToken));
        }

        var report = new ProofReport(proofs, alteration);
        screen.Show(report.Table());
        foreach (string line in report.Lines())
        {
            screen.Line(line);
        }

        return report.IsProven ? ExitCode.Success : ExitCode.Damaged;
    }

    private async Task<IReadOnlyList<Signature>> SignaturesAsync(
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

    // The synthetic market is closed at weekends where the market of the accounts is.
    private static async Task<IReadOnlyList<PriceSeries>> ReadPricesAsync(
        PriceOrigin origin,
        IStore store,
        IReadOnlyList<Signature> signatures,
        CancellationToken cancellationToken
    )
    {
        var account = await store.Ledgers.FindAccountAsync(signatures[0], cancellationToken);
        var market = Market.Known.FirstOrDefault(market => market.Name == account?.Terms.Market) ?? Market.Us;
        return [.. origin.SourcesOf(market).Select(source => source.Prices.Read())];
    }
}
