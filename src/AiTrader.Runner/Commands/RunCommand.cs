using System.CommandLine;
using System.Globalization;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader run</c>: models and baselines trade a market side by side.</summary>
internal sealed class RunCommand : Command, IExampleSource
{
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
    private readonly Option<int?> _parallel = OptionValue.Of<int?>(
        "--parallel",
        "NUMBER",
        "The number of traders that run at once, in each half of the synthetic market; 1 to 1024. Default: all.",
        text => ParseParallelism(text)
    );
    private readonly StoreOption _store;
    private readonly TradingOptions _trading;
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
        _trading = new TradingOptions(this, screen, TradingOptionWords.OfRun);
        foreach (
            var option in (Option[])
                [.. _trading.OfMarket, _from, _to, .. _trading.OfTraders, _parallel, .. _trading.OfAccounts, _fresh]
        )
        {
            Options.Add(option);
        }

        var otlp = new OtlpOption(this);
        SetAction(
            async (parsed, cancellationToken) =>
            {
                var plan = await PlanAsync(parsed, cancellationToken);
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

    private async Task<RunPlan> PlanAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var range = new SessionRange(parsed.GetValue(_from), parsed.GetValue(_to));
        var plan = await _trading.ReadAsync(parsed, range, half: null, cancellationToken);
        return range.IsReversed
            ? throw new InputException($"--from {range.From} is after --to {range.To}.")
            : plan with
            {
                Parallelism = parsed.GetValue(_parallel),
            };
    }

    private static int ParseParallelism(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is >= 1 and <= 1024
            ? value
            : throw TextValue.Refusal(text, "a whole number from 1 to 1024");
}
