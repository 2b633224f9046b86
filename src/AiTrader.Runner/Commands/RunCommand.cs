using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Traders;
using AiTrader.Tools;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader run</c>: models and baselines trade a market side by side.</summary>
internal sealed class RunCommand : Command, IExampleSource
{
    private readonly Option<Market> _market = OptionValue.Of(
        "--market",
        "us|cn|crypto",
        "The market whose rules apply.",
        TextValue.Market
    );
    private readonly Option<string> _prices = OptionValue.Of(
        "--prices",
        "FILE",
        "The prices: .csv, .csv.gz, .jsonl or .jsonl.gz. Default: a SYNTHETIC market with two years of days "
            + "and a quarter of hours of a dozen invented symbols.",
        TextValue.PriceFile
    );
    private readonly Option<SyntheticHalf?> _resolution = OptionValue.Of<SyntheticHalf?>(
        "--resolution",
        "daily|hourly",
        "Run only one half of the synthetic market. Default: both; with a traders file, only the days.",
        text => SyntheticMarket.ParseHalf(text)
    );
    private readonly Option<TradingTime?> _from = OptionValue.Of<TradingTime?>(
        "--from",
        "TIME",
        "The first session: a day, or a day and a time ('2025-10-01 10:00'). Default: the first stamp of the prices.",
        text => TextValue.Time(text)
    );
    private readonly Option<TradingTime?> _to = OptionValue.Of<TradingTime?>(
        "--to",
        "TIME",
        "The last session; a day includes all of its times. Default: the last stamp of the prices.",
        text => TextValue.Time(text)
    );
    private readonly Option<Entrants> _traders = OptionValue.Of(
        "--traders",
        "NAMES|FILE",
        $"The traders, separated by commas: {Entrants.Names}. Default: all, with the scripted model only by "
            + $"day. Or a .json file that lists models and baselines; 'aitrader schema' prints its format.",
        Entrants.Parse
    );
    private readonly Option<string> _apiKeyEnv = OptionValue.Of(
        "--api-key-env",
        "NAME",
        "The environment variable with the key for models of a traders file that name no key.",
        text => text
    );
    private readonly NewsOption _news = new();
    private readonly Option<int?> _parallel = OptionValue.Of<int?>(
        "--parallel",
        "NUMBER",
        "The number of traders that run at once, in each half of the synthetic market; 1 to 1024. Default: all.",
        text => ParseParallelism(text)
    );
    private readonly Option<Money?> _cash = OptionValue.Of<Money?>(
        "--cash",
        "NUMBER",
        "The initial cash of each account, if its trader names none. Default: 10000 for us, 100000 for cn, "
            + "50000 for crypto.",
        text => TextValue.Cash(text)
    );
    private readonly Option<int> _seed = OptionValue.Of(
        "--seed",
        "NUMBER",
        "The seed of the synthetic market and of the random baseline.",
        TextValue.Count
    );
    private readonly StoreOption _store;
    private readonly ConditionOptions _conditions;
    private readonly Screen _screen;
    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Delete the store first and start again. Without this option, a run resumes.",
    };

    public RunCommand(Screen screen, Option<bool> verbose)
        : base(
            "run",
            "Run models and baselines on a market and rank them. A second run resumes, or says that nothing "
                + "is left to do."
        )
    {
        _store = new StoreOption(
            this,
            $"Where the ledgers are kept: {StoreLocation.Allowed}. Default: a file in ./{RunPlan.DefaultFolder}, "
                + $"named by market, prices, seed and traders file.",
            StoreLocation.Parse,
            isRequired: false
        );
        _screen = screen;
        _market.DefaultValueFactory = _ => TextValue.Market("us");
        _conditions = new ConditionOptions(this);
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
                    _fresh,
                ]
        )
        {
            Options.Add(option);
        }

        var otlp = new OtlpOption(this);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = PlanOf(
                    parsed,
                    await _news.ReadAsync(parsed, parsed.GetRequiredValue(_market), screen, cancellationToken)
                ) with
                {
                    Terms = _conditions.Read(parsed, parsed.GetRequiredValue(_market)),
                };
                var store = _store.Find(parsed) ?? plan.DefaultStore;
                using var export = otlp.Begin(parsed, screen);
                return await new ArenaRun(plan, store, screen, parsed.GetValue(verbose), export).RunAsync(
                    parsed.GetValue(_fresh),
                    cancellationToken
                );
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("run", "A scripted model and seven baselines on the synthetic market, days and hours"),
        new("run --market crypto --fresh", "The same under the rules of crypto currencies, from the start"),
        new(
            "run --market us --prices us_daily.csv.gz --from 2025-10-01 --to 2025-10-31",
            "A month with your own prices"
        ),
        new("run --traders momentum,cash --cash 25000 --store sqlite:mine.db", "Two traders, in your own file"),
        new(
            "run --traders traders.json --news news.jsonl --api-key-env OPENAI_API_KEY --parallel 8",
            "The models of a file, eight at once"
        ),
        new(
            "run --traders momentum,cash --store redis:localhost:6379",
            "Two traders, on a server that others can use too"
        ),
        new("run --store memory --resolution hourly", "Only the hours, and nothing is kept"),
    ];

    private RunPlan PlanOf(ParseResult parsed, AsOfNews? news)
    {
        var market = parsed.GetRequiredValue(_market);
        var entrants = parsed.GetValue(_traders) ?? Entrants.Default;
        if (entrants.File is null && parsed.GetValue(_apiKeyEnv) is not null)
        {
            throw new InputException("--api-key-env needs a traders file; name one with --traders.");
        }

        var plan = new RunPlan(
            market,
            OriginOf(parsed, entrants) with
            {
                Actions = prices => _conditions.With(parsed, prices),
            },
            new SessionRange(parsed.GetValue(_from), parsed.GetValue(_to)),
            entrants.File is { } file
                ? entrants with
                {
                    All = TradersFile.Read(file, parsed.GetValue(_apiKeyEnv), _screen.Complain),
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
                "--resolution chooses a half of the synthetic market; prices from a file have their own resolution."
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
