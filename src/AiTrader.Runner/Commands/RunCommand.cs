using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Telemetry;
using AiTrader.Runner.Traders;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader run</c>: models and baselines trade a market side by side.</summary>
internal sealed class RunCommand : Command, IExampleSource
{
    private readonly Option<Market> _market = OptionValue.Of(
        "--market",
        "us|cn|crypto",
        "Whose rules hold.",
        TextValue.Market
    );
    private readonly Option<string> _prices = OptionValue.Of(
        "--prices",
        "FILE",
        "The prices: .csv, .csv.gz, .jsonl or .jsonl.gz. Without it, a SYNTHETIC market: two years of days "
            + "and a quarter of hours of a dozen symbols that never existed.",
        TextValue.PriceFile
    );
    private readonly Option<SyntheticHalf?> _resolution = OptionValue.Of<SyntheticHalf?>(
        "--resolution",
        "daily|hourly",
        "Run one half of the synthetic market alone; both by default, the days alone with a traders file.",
        text => SyntheticMarket.ParseHalf(text)
    );
    private readonly Option<TradingTime?> _from = OptionValue.Of<TradingTime?>(
        "--from",
        "TIME",
        "The first session: a day, or a day and a time ('2025-10-01 10:00'); by default where the prices begin.",
        text => TextValue.Time(text)
    );
    private readonly Option<TradingTime?> _to = OptionValue.Of<TradingTime?>(
        "--to",
        "TIME",
        "The last session, a day with all of its times; by default where the prices end.",
        text => TextValue.Time(text)
    );
    private readonly Option<Entrants> _traders = OptionValue.Of(
        "--traders",
        "NAMES|FILE",
        $"Who trades, separated by commas: {Entrants.Names}. By default all, the scripted model by day alone. "
            + $"Or a file that ends in .json and lists models and baselines; 'aitrader schema' prints its format.",
        Entrants.Parse
    );
    private readonly Option<string> _apiKeyEnv = OptionValue.Of(
        "--api-key-env",
        "NAME",
        "The environment variable with the key of those models of a traders file that have none of their own.",
        text => text
    );
    private readonly NewsOption _news = new();
    private readonly Option<int?> _parallel = OptionValue.Of<int?>(
        "--parallel",
        "NUMBER",
        "How many traders run at once, in each half of the synthetic market; 1 to 1024, all by default.",
        text => ParseParallelism(text)
    );
    private readonly Option<Money?> _cash = OptionValue.Of<Money?>(
        "--cash",
        "NUMBER",
        "What each account is opened with whose trader has no cash of its own; by default 10000 for us, "
            + "100000 for cn, 50000 for crypto.",
        text => TextValue.Cash(text)
    );
    private readonly Option<int> _seed = OptionValue.Of(
        "--seed",
        "NUMBER",
        "Another seed, another synthetic market and another random trader.",
        TextValue.Count
    );
    private readonly Option<StoreLocation?> _store = OptionValue.Of<StoreLocation?>(
        "--store",
        "STORE",
        $"Where the ledgers are kept: {StoreLocation.Allowed}. By default a file in ./{RunPlan.DefaultFolder} "
            + $"that is named by market, prices, seed and traders file.",
        StoreLocation.Parse
    );
    private readonly Option<Uri?> _otlp = OptionValue.Of<Uri?>(
        "--otlp",
        "ENDPOINT",
        "Send spans and metrics to an OpenTelemetry collector, as http://localhost:4318; over HTTP, in protobuf.",
        TextValue.Address
    );
    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Delete the store first and start anew. Without it a run resumes.",
    };

    public RunCommand(Screen screen, Option<bool> verbose)
        : base(
            "run",
            "Run models and baselines on a market and rank them. A second run resumes, or says that nothing "
                + "is left to do."
        )
    {
        _market.DefaultValueFactory = _ => TextValue.Market("us");
        _seed.DefaultValueFactory = _ => SyntheticMarket.DefaultSeed;
        foreach (
            var option in (Option[])
                [
                    _market,
                    _prices,
                    _resolution,
                    _from,
                    _to,
                    _traders,
                    _news.Option,
                    _apiKeyEnv,
                    _parallel,
                    _cash,
                    _seed,
                    _store,
                    _otlp,
                    _fresh,
                ]
        )
        {
            Options.Add(option);
        }

        SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = PlanOf(
                    parsed,
                    await _news.ReadAsync(parsed, parsed.GetRequiredValue(_market), cancellationToken)
                );
                var store = parsed.GetValue(_store) ?? plan.DefaultStore;
                using var export = parsed.GetValue(_otlp) is { } collector ? new OtlpExport(collector) : null;
                return await new ArenaRun(plan, store, screen, parsed.GetValue(verbose)).RunAsync(
                    parsed.GetValue(_fresh),
                    cancellationToken
                );
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("run", "A scripted model and five baselines on the synthetic market, days and hours"),
        new("run --market crypto --fresh", "The same under the rules of crypto currencies, from the start"),
        new(
            "run --market us --prices us_daily.csv.gz --from 2025-10-01 --to 2025-10-31",
            "A month at prices of your own"
        ),
        new(
            "run --traders momentum,cash --cash 25000 --store sqlite:mine.db",
            "Two traders, kept in a file of your own"
        ),
        new(
            "run --traders traders.json --news news.jsonl --api-key-env OPENAI_API_KEY --parallel 8",
            "The models of a file, eight at once"
        ),
        new(
            "run --traders momentum,cash --store redis:localhost:6379",
            "Two traders, kept on a server that others may use too"
        ),
        new("run --store memory --resolution hourly", "The hours alone, and nothing is kept"),
    ];

    private RunPlan PlanOf(ParseResult parsed, AsOfNews? news)
    {
        var market = parsed.GetRequiredValue(_market);
        var entrants = parsed.GetValue(_traders) ?? Entrants.Default;
        if (entrants.File is null && parsed.GetValue(_apiKeyEnv) is not null)
        {
            throw new InputException("--api-key-env is for the models of a traders file; name one with --traders.");
        }

        var plan = new RunPlan(
            market,
            OriginOf(parsed, entrants),
            new SessionRange(parsed.GetValue(_from), parsed.GetValue(_to)),
            entrants.File is { } file
                ? entrants with
                {
                    All = TradersFile.Read(file, parsed.GetValue(_apiKeyEnv)),
                }
                : entrants,
            parsed.GetValue(_cash) ?? RunPlan.DefaultCash(market)
        )
        {
            Parallelism = parsed.GetValue(_parallel),
            News = news,
        };
        if (plan.Range.IsReversed)
        {
            throw new InputException($"--from {plan.Range.From} is after --to {plan.Range.To}.");
        }

        return plan.Prices is { File: not null, Half: not null }
            ? throw new InputException(
                "--resolution chooses a half of the synthetic market; prices of a file have a resolution of their own."
            )
            : plan;
    }

    // Models cost money: without a word, a traders file runs the days alone.
    private PriceOrigin OriginOf(ParseResult parsed, Entrants entrants)
    {
        string? file = parsed.GetValue(_prices);
        var half = parsed.GetValue(_resolution);
        return new PriceOrigin(
            file,
            half ?? (entrants.File is null || file is not null ? null : SyntheticHalf.Daily),
            parsed.GetValue(_seed)
        );
    }

    private static int ParseParallelism(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= 1024
            ? value
            : throw TextValue.Refusal(text, "a whole number from 1 to 1024");
}
