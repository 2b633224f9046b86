using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Lookahead;
using AiTrader.Runner.Output;
using AiTrader.Runner.Reruns;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader lookahead</c>: proves that no session of a store saw anything of the future.</summary>
internal sealed class LookaheadCommand : Command, IExampleSource
{
    private readonly StoreOption _store;
    private readonly RerunOptions _run = new();
    private readonly Option<int> _alteration = OptionValue.Of(
        "--alteration",
        "NUMBER",
        "The seed of the altered data; another one alters it otherwise.",
        TextValue.Count
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
        _alteration.DefaultValueFactory = _ => 1;
        foreach (var option in (Option[])[.. _run.OfInputs, .. _run.OfTraders, _alteration, _plant])
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
        int alteration = parsed.GetValue(_alteration);
        var plans = _run.ReadPlans(parsed);
        var news = await _run.ReadNewsAsync(parsed, cancellationToken);
        await using var store = location.OpenToRead();
        var signatures = await _run.ReadSignaturesAsync(parsed, store, location, cancellationToken);
        var market = await RerunOptions.FindMarketAsync(store, signatures[0], cancellationToken);
        var prices = _run.OriginOf(parsed).ReadSeries(market);
        var proof = new LookaheadProof(store, prices, new Draws(alteration))
        {
            Deciders = RerunDeciders.Of(plans, _run.SeedOf(parsed)),
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
}
