using System.CommandLine;
using System.Globalization;
using AiTrader.Prices;
using AiTrader.Runner.Input;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Output;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Formats;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader report</c>: the results of a store, as a page, as tables and as data.</summary>
internal sealed class ReportCommand : Command, IExampleSource
{
    private const string Universe = "universe";
    private const string WithoutConditions =
        "For accounts that were opened without conditions; the report notes those that have others. Default: none.";

    private readonly StoreOption _store;
    private readonly Option<string?> _prices = OptionValue.Of<string?>(
        "--prices",
        "FILE",
        "The prices of the run: .csv, .csv.gz, .jsonl or .jsonl.gz. Default: the SYNTHETIC market.",
        TextValue.PriceFile
    );
    private readonly Option<SyntheticHalf?> _resolution = OptionValue.Of<SyntheticHalf?>(
        "--resolution",
        "daily|hourly",
        "The half of the synthetic market. Default: daily.",
        text => SyntheticMarket.ParseHalf(text)
    );
    private readonly Option<int> _seed = OptionValue.Of(
        "--seed",
        "NUMBER",
        "The seed of the synthetic market.",
        TextValue.Count
    );
    private readonly Option<string> _out = OptionValue.Of(
        "--out",
        "DIR",
        "The folder for the report; it is created if it does not exist.",
        ParseFolder
    );
    private readonly Option<IReadOnlyList<IReportFormat>?> _format = OptionValue.Of<IReadOnlyList<IReportFormat>?>(
        "--format",
        "html,md,json,csv",
        "The formats, separated by commas. Default: all.",
        ParseFormats
    );
    private readonly Option<Market?> _market = OptionValue.Of<Market?>(
        "--market",
        "us|cn|crypto",
        "Report only on accounts of this market. Default: the market of the first account.",
        TextValue.Market
    );
    private readonly Option<string[]> _signatures = new("--signature")
    {
        HelpName = "NAME…",
        Description = "Only these traders. Default: all.",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<Symbol?> _symbol = OptionValue.Of<Symbol?>(
        "--symbol",
        "SYM",
        "The symbol whose price is shown first. Default: the most traded one.",
        ParseSymbol
    );
    private readonly Option<string> _benchmark = OptionValue.Of(
        "--benchmark",
        $"{Universe}|SYM",
        "The benchmark: all symbols in equal parts, or one symbol, bought once and held.",
        text => text == Universe ? text : ParseSymbol(text).Value
    );
    private readonly VenueOptions _venue = new(WithoutConditions);
    private readonly Option<decimal?> _slippage = ConditionOptions.CreateSlippage(WithoutConditions);
    private readonly Option<double> _riskFree = OptionValue.Of(
        "--risk-free",
        "RATE",
        "The risk-free rate of a year, for example 0.02. Default: 0.",
        ParseRate
    );

    public ReportCommand(Screen screen)
        : base(
            "report",
            "Report on the traders of a store: a page for the browser, Markdown for a pull request, JSON and CSV."
        )
    {
        _store = new StoreOption(
            this,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting
        );
        _out.Required = true;
        _seed.DefaultValueFactory = _ => SyntheticMarket.DefaultSeed;
        _benchmark.DefaultValueFactory = _ => Universe;
        foreach (
            var option in (Option[])
                [
                    _prices,
                    _resolution,
                    _seed,
                    _out,
                    _format,
                    _market,
                    _signatures,
                    _symbol,
                    _benchmark,
                    _riskFree,
                    .. _venue.All,
                    _slippage,
                ]
        )
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => ReportAsync(parsed, screen, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "report --store sqlite:aitrader-data/us-synthetic.db --out report",
            "The days of a run on the synthetic market, in every form"
        ),
        new(
            "report --store sqlite:mine.db --prices us_daily.csv.gz --out report",
            "Every trader of a store, with your own prices"
        ),
        new(
            "report --store sqlite:mine.db --prices us_daily.csv.gz --out report --format md --benchmark QQQ "
                + "--risk-free 0.04",
            "A table for a pull request, compared with one symbol, bought and held"
        ),
        new(
            "report --store redis:localhost:6379 --prices cn_hourly.csv.gz --out report --signature qwen "
                + "gpt-5 --symbol 600519.SH",
            "Two traders; the trades of one symbol first"
        ),
    ];

    private async Task<int> ReportAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var store = _store.Get(parsed);
        var (prices, origin) = PricesOf(parsed);
        var request = RequestOf(parsed, _venue.With(parsed, prices).Read(), $"Ledgers of {store}, {origin}.");
        await using var opened = store.OpenToRead();
        var reading = new ReportReading(opened, request);
        var report = await reading.ReadAsync(cancellationToken);
        foreach (string note in report.Notes)
        {
            screen.Complain(note);
        }

        foreach (
            string file in await ReportFormats.WriteAsync(
                report,
                opened.Journals,
                parsed.GetValue(_format) ?? ReportFormats.All,
                parsed.GetRequiredValue(_out),
                cancellationToken
            )
        )
        {
            screen.Line($"Report: {file}");
        }

        return reading.FoundDamage ? ExitCode.Damaged : ExitCode.Success;
    }

    private (IPriceSource Prices, string Origin) PricesOf(ParseResult parsed)
    {
        if (parsed.GetValue(_prices) is { } file)
        {
            return (PriceFile.CreateSource(file), $"prices of {Path.GetFileName(file)}");
        }

        int seed = parsed.GetValue(_seed);
        var half = parsed.GetValue(_resolution) ?? SyntheticHalf.Daily;
        return (SyntheticMarket.PricesOf(half, seed, parsed.GetValue(_market)), $"SYNTHETIC prices, seed {seed}");
    }

    private ReportRequest RequestOf(ParseResult parsed, PriceSeries prices, string sources)
    {
        string benchmark = parsed.GetRequiredValue(_benchmark);
        return new ReportRequest(
            prices,
            sources,
            parsed.GetValue(_market),
            [.. (parsed.GetValue(_signatures) ?? []).Select(SignatureOf)],
            Known(parsed.GetValue(_symbol), "--symbol", prices),
            benchmark == Universe ? null : Known(Symbol.Parse(benchmark), "--benchmark", prices)
        )
        {
            RiskFreeRate = parsed.GetValue(_riskFree),
            Conditions = market =>
                _venue.Read(parsed, market)(TradingConditions.None) with
                {
                    SlippageBasisPoints = parsed.GetValue(_slippage) ?? 0,
                },
        };
    }

    private static Symbol? Known(Symbol? symbol, string option, PriceSeries prices) =>
        symbol is null || prices.Contains(symbol)
            ? symbol
            : throw new InputException(
                $"{option}: {symbol} is not one of the {prices.Symbols.Count} symbols of the prices."
            );

    private static Signature SignatureOf(string text)
    {
        try
        {
            return TextValue.Signature(text);
        }
        catch (FormatException refusal)
        {
            throw new InputException($"--signature: {refusal.Message}", refusal);
        }
    }

    private static Symbol ParseSymbol(string text) =>
        Symbol.TryParse(text, out var symbol)
            ? symbol
            : throw TextValue.Refusal(text, "a symbol, written as in the prices");

    private static double ParseRate(string text) =>
        double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out double rate
        )
        && Math.Abs(rate) <= 1
            ? rate
            : throw TextValue.Refusal(text, "a rate from -1 to 1, for example 0.02");

    private static string ParseFolder(string text) =>
        string.IsNullOrWhiteSpace(text) || File.Exists(text)
            ? throw TextValue.Refusal(text, "the name of a folder")
            : text;

    private static IReadOnlyList<IReportFormat> ParseFormats(string text)
    {
        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        List<IReportFormat> formats = [.. ReportFormats.All.Where(format => names.Contains(format.Name))];
        return names.All(name => formats.Any(format => format.Name == name))
            ? formats
            : throw TextValue.Refusal(
                text,
                $"one or more of {string.Join(", ", ReportFormats.All.Select(format => format.Name))}, "
                    + $"separated by commas"
            );
    }
}
