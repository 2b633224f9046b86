using System.CommandLine;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader bundle</c>: packs a run into one file that others can run again.</summary>
internal sealed class BundleCommand : Command, IExampleSource
{
    private readonly StoreOption _store;
    private readonly RerunOptions _run = new();
    private readonly Option<string> _out = OptionValue.Of(
        "--out",
        "FILE",
        "The file for the bundle, a zip. It is written completely or not at all.",
        TextValue.OutputFile
    );

    public BundleCommand(Screen screen)
        : base(
            "bundle",
            "Pack a run for 'aitrader reproduce': ledgers, conversations, cassettes, and hashes of the prices; no key, "
                + "and no prices. The bundle is run again first, and written only if it is equal."
        )
    {
        _store = new StoreOption(
            this,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting
        );
        _out.Required = true;
        foreach (var option in (Option[])[.. _run.OfInputs, .. _run.OfTraders, _out])
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => RunAsync(parsed, screen, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("bundle --store sqlite:mine.db --prices us_daily.csv.gz --out mine.zip", "Every trader of a store"),
        new(
            "bundle --store sqlite:mine.db --prices us_daily.csv.gz --traders traders.json --signature gpt "
                + "--out gpt.zip",
            "One model, with its prompt and its cassette"
        ),
    ];

    private async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var location = _store.Get(parsed);
        string output = parsed.GetRequiredValue(_out);
        var plans = _run.ReadPlans(parsed);
        var news = await _run.ReadNewsAsync(parsed, cancellationToken);
        await using var store = location.OpenToRead();
        var signatures = await _run.ReadSignaturesAsync(parsed, store, location, cancellationToken);
        var prices = _run.OriginOf(parsed)
            .ReadSeries(await RerunOptions.FindMarketAsync(store, signatures[0], cancellationToken));
        var bundle = await new BundleWriter(store, prices, _run.SeedOf(parsed))
        {
            PriceFile = Path.GetFileName(_run.OriginOf(parsed).File),
            News = news,
            Plans = plans,
        }.PackAsync(signatures, cancellationToken);
        var report = new ReproductionReport(
            [],
            await new Reproduction(bundle, prices, news).RunAsync(cancellationToken)
        );
        report.Show(screen);
        if (!report.IsEqual)
        {
            screen.Complain("The run is not equal when it is run again. Nothing was written.");
            return ExitCode.Damaged;
        }

        await FileReplacement.WriteAsync(
            output,
            async file =>
            {
                using var content = new MemoryStream();
                BundleFile.Write(bundle, content);
                content.Position = 0;
                await content.CopyToAsync(file, cancellationToken);
            }
        );
        screen.Line($"Bundle: {output}");
        return ExitCode.Success;
    }
}
