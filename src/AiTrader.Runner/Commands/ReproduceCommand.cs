using System.CommandLine;
using AiTrader.Runner.Bundles;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader reproduce</c>: runs a bundle again and compares.</summary>
internal sealed class ReproduceCommand : Command, IExampleSource
{
    private readonly Argument<string> _bundle = new("BUNDLE")
    {
        Description = "The file that 'aitrader bundle' wrote.",
        CustomParser = OptionValue.ParserOf("BUNDLE", TextValue.ExistingFile)!,
    };
    private readonly RerunOptions _run = new();

    public ReproduceCommand(Screen screen)
        : base(
            "reproduce",
            "Run a bundle again, without any model, and say whether each entry of each ledger is equal, or what "
                + "differs: the bundle, a price, a session. If something differs, the exit code is 4."
        )
    {
        Arguments.Add(_bundle);
        foreach (var option in _run.OfInputs)
        {
            Options.Add(option);
        }

        SetAction((parsed, cancellationToken) => RunAsync(parsed, screen, cancellationToken));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("reproduce mine.zip --prices us_daily.csv.gz", "With the prices of the run"),
        new("reproduce synthetic.zip", "A run on the synthetic market"),
    ];

    private async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var bundle = BundleFile.Read(parsed.GetRequiredValue(_bundle));
        var origin = _run.OriginOf(parsed);
        if (origin.File is null && bundle.Manifest.Prices.File is { } name)
        {
            throw new InputException(
                $"The bundle has no prices; name them with --prices. Those of the run were in "
                    + $"{MessageText.QuoteFile(name)}."
            );
        }

        var prices = (origin with { Seed = bundle.Manifest.Seed }).ReadSeries(bundle.FindMarket() ?? Market.Us);
        var reproduction = new Reproduction(bundle, prices, await _run.ReadNewsAsync(parsed, cancellationToken));
        string[] inputs = [.. reproduction.FindInputs()];
        foreach (string input in inputs)
        {
            screen.Line(input);
        }

        try
        {
            var report = new ReproductionReport(inputs, await reproduction.RunAsync(cancellationToken));
            report.Show(screen);
            return report.IsEqual ? ExitCode.Success : ExitCode.Damaged;
        }
        catch (Exception unreadable) when (unreadable is FormatException or DataFileException)
        {
            screen.Complain($"The bundle cannot be run again: {unreadable.Message}");
            return ExitCode.Damaged;
        }
    }
}
