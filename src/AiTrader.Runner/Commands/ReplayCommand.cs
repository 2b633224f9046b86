using System.CommandLine;
using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Replays;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>
/// <c>aitrader replay</c>: runs recorded orders like the orders of any trader, and writes their outcomes.
/// </summary>
internal sealed class ReplayCommand : Command, IExampleSource
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
        "The prices: .csv, .csv.gz, .jsonl or .jsonl.gz.",
        TextValue.PriceFile
    );
    private readonly Option<string> _orders = OptionValue.Of(
        "--orders",
        "FILE",
        "The recorded orders, a line of JSON each: "
            + """{"date":"2025-10-02","sequence":1,"action":"buy","symbol":"NVDA","quantity":15}"""
            + """, also with "type":"limit","limit":180.5,"tif":"gtc", or {..."action":"cancel","target":1}.""",
        TextValue.ExistingFile
    );
    private readonly Option<Signature> _signature = OptionValue.Of(
        "--signature",
        "NAME",
        "The signature whose ledger records them.",
        TextValue.Signature
    );
    private readonly Option<ModelId> _model = OptionValue.Of(
        "--model",
        "ID",
        "The model that made the decisions.",
        TextValue.ModelId
    );
    private readonly Option<Money?> _cash = OptionValue.Of<Money?>(
        "--cash",
        "NUMBER",
        "The initial cash of the account.",
        text => TextValue.Cash(text)
    );
    private readonly Option<TradingTime?> _opened = OptionValue.Of<TradingTime?>(
        "--opened",
        "TIME",
        "The time at which the account is opened: a day, or a day and a time.",
        text => TextValue.Time(text)
    );
    private readonly Option<string> _out = OptionValue.Of(
        "--out",
        "FILE",
        "The file for the outcomes, one JSON object per order, and one for each later event of an order that rested. "
            + "It is written completely or not at all.",
        TextValue.OutputFile
    );
    private readonly StoreOption _store;

    public ReplayCommand(Screen screen, Option<bool> verbose)
        : base(
            "replay",
            "Replay recorded orders through the same rules, fills and ledger as any trader, and write the "
                + "outcome of each."
        )
    {
        _store = new StoreOption(
            this,
            $"Where the ledger is kept: {StoreLocation.Allowed}. Default: memory.",
            StoreLocation.Parse,
            isRequired: false
        );
        foreach (var required in (Option[])[_market, _prices, _orders, _signature, _model, _cash, _opened, _out])
        {
            required.Required = true;
            Options.Add(required);
        }

        var conditions = new ConditionOptions(this);
        SetAction(
            (parsed, cancellationToken) =>
            {
                var (orders, output, store) = (
                    parsed.GetRequiredValue(_orders),
                    parsed.GetRequiredValue(_out),
                    _store.Find(parsed) ?? StoreLocation.Memory
                );
                RequireApart(output, [orders, parsed.GetRequiredValue(_prices), store.File]);
                var opening = TradingContext
                    .For(parsed.GetRequiredValue(_signature))
                    .Using(parsed.GetRequiredValue(_model))
                    .At(parsed.GetRequiredValue(_opened)!.Value);
                var market = parsed.GetRequiredValue(_market);
                var replay = new Replay(
                    new AccountOpening(market, conditions.Read(parsed, market)),
                    opening,
                    parsed.GetRequiredValue(_cash)!.Value,
                    store,
                    screen,
                    parsed.GetValue(verbose)
                );
                return replay.RunAsync(
                    conditions.With(parsed, PriceFile.CreateSource(parsed.GetRequiredValue(_prices))),
                    RecordedOrderFile.Read(orders),
                    output,
                    cancellationToken
                );
            }
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new(
            "replay --market us --prices us_daily.csv.gz --orders gpt-5.orders.jsonl --signature gpt-5 "
                + "--model openai/gpt-5 --cash 10000 --opened 2025-10-01 --out gpt-5.outcomes.jsonl",
            "The outcomes of a model's orders"
        ),
        new(
            "replay --market cn --prices cn_hourly.csv.gz --orders qwen.orders.jsonl --signature qwen "
                + "--model qwen3-max --cash 100000 --opened '2025-11-03 10:30' --store sqlite:replays.db --out "
                + "qwen.outcomes.jsonl",
            "Hourly, and the ledger is kept"
        ),
    ];

    private static void RequireApart(string output, IEnumerable<string?> inputs)
    {
        if (inputs.OfType<string>().Any(input => Path.GetFullPath(input) == Path.GetFullPath(output)))
        {
            throw new InputException($"--out {output} is also an input; choose another file.");
        }
    }
}
