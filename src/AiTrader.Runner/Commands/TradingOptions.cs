using System.CommandLine;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Traders;

namespace AiTrader.Runner.Commands;

/// <summary>The options that say who trades which market, at which prices and on which terms.</summary>
internal sealed class TradingOptions
{
    private readonly Option<Market> _market = OptionValue.Of(
        "--market",
        "us|cn|crypto",
        "The market whose rules apply.",
        TextValue.Market
    );
    private readonly Option<string> _prices;
    private readonly Option<SyntheticHalf?> _resolution;
    private readonly Option<Entrants> _traders;
    private readonly Option<string> _apiKeyEnv = OptionValue.Of(
        "--api-key-env",
        "NAME",
        "The environment variable with the key for models of a traders file that name no key.",
        text => text
    );
    private readonly NewsOption _news = new();
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
    private readonly ConditionOptions _conditions;
    private readonly Screen _screen;

    /// <summary>Makes them. Those of fees and limits are added to the command, which adds the others.</summary>
    /// <param name="command">The command.</param>
    /// <param name="screen">Where warnings about files go.</param>
    /// <param name="words">What they say of the synthetic market and of the traders.</param>
    public TradingOptions(Command command, Screen screen, TradingOptionWords words)
    {
        _screen = screen;
        _prices = OptionValue.Of(
            "--prices",
            "FILE",
            $"The prices: .csv, .csv.gz, .jsonl or .jsonl.gz. Default: {words.Synthetic}",
            TextValue.PriceFile
        );
        _resolution = OptionValue.Of<SyntheticHalf?>(
            "--resolution",
            "daily|hourly",
            words.Resolution,
            text => SyntheticMarket.ParseHalf(text)
        );
        _traders = OptionValue.Of("--traders", "NAMES|FILE", words.Traders, Entrants.Parse);
        _market.DefaultValueFactory = _ => TextValue.Market("us");
        _seed.DefaultValueFactory = _ => SyntheticMarket.DefaultSeed;
        _conditions = new ConditionOptions(command);
    }

    /// <summary>The market, its prices and which half of the synthetic ones.</summary>
    public IReadOnlyList<Option> OfMarket => [_market, _prices, _resolution];

    /// <summary>Who trades.</summary>
    public IReadOnlyList<Option> OfTraders => [_traders, _news.Option, _apiKeyEnv];

    /// <summary>With what.</summary>
    public IReadOnlyList<Option> OfAccounts => [_cash, _seed];

    /// <summary>Whether the command names its traders.</summary>
    public bool HasTraders(ParseResult parsed) => parsed.GetValue(_traders) is not null;

    /// <summary>Whether the market is the synthetic one.</summary>
    public bool IsSynthetic(ParseResult parsed) => parsed.GetValue(_prices) is null;

    /// <summary>Reads what they ask for.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="range">Which sessions of the prices.</param>
    /// <param name="half">The half of the synthetic market that is meant where nothing is said; null for both.</param>
    /// <param name="cancellationToken">Cancels the reading of the news.</param>
    /// <exception cref="InputException">Options contradict each other, or a file has problems.</exception>
    public async Task<RunPlan> ReadAsync(
        ParseResult parsed,
        SessionRange range,
        SyntheticHalf? half,
        CancellationToken cancellationToken
    )
    {
        var market = parsed.GetRequiredValue(_market);
        var news = await _news.ReadAsync(parsed, market, _screen, cancellationToken);
        var entrants = parsed.GetValue(_traders) ?? Entrants.Default;
        if (entrants.File is null && parsed.GetValue(_apiKeyEnv) is not null)
        {
            throw new InputException("--api-key-env needs a traders file; name one with --traders.");
        }

        var plan = new RunPlan(
            market,
            OriginOf(parsed, entrants, half) with
            {
                Actions = prices => _conditions.With(parsed, prices),
            },
            range,
            entrants.File is { } file
                ? entrants with
                {
                    All = TradersFile.Read(file, parsed.GetValue(_apiKeyEnv), _screen.Complain),
                }
                : entrants,
            parsed.GetValue(_cash) ?? RunPlan.DefaultCash(market)
        )
        {
            News = news,
            Terms = _conditions.Read(parsed, market),
        };
        return plan.Prices is { File: not null, Half: not null }
            ? throw new InputException(
                "--resolution chooses a half of the synthetic market; prices from a file have their own resolution."
            )
            : plan;
    }

    // Models cost money: without a word, a traders file runs the days alone.
    private PriceOrigin OriginOf(ParseResult parsed, Entrants entrants, SyntheticHalf? half)
    {
        string? file = parsed.GetValue(_prices);
        return new PriceOrigin(
            file,
            parsed.GetValue(_resolution)
                ?? (file is not null ? null : half ?? (entrants.File is null ? null : SyntheticHalf.Daily)),
            parsed.GetValue(_seed)
        );
    }
}
