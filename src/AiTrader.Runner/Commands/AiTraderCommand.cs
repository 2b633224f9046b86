using System.CommandLine;
using System.CommandLine.Help;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader</c>: without a command it shows the help.</summary>
internal sealed class AiTraderCommand : RootCommand, IExampleSource
{
    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Log every session, and show the details of a failure, on standard error.",
        Recursive = true,
    };

    public AiTraderCommand(Screen screen)
        : base(
            "Runs traders on replayed markets, replays recorded orders, shows, verifies and exports ledgers, "
                + "audits records, and imports prices and orders."
        )
    {
        var help = Options.OfType<HelpOption>().Single();
        var showHelp = new HelpWithExamples((HelpAction)help.Action!);
        help.Action = showHelp;
        SetAction(showHelp.Invoke);
        Options.Add(_verbose);
        Subcommands.Add(new RunCommand(screen, _verbose));
        Subcommands.Add(new ReplayCommand(screen, _verbose));
        Subcommands.Add(new LedgerCommand(screen, showHelp));
        Subcommands.Add(new ReportCommand(screen));
        Subcommands.Add(new McpCommand(screen, _verbose));
        Subcommands.Add(new ServeCommand(screen, _verbose));
        Subcommands.Add(new SealCommand(screen));
        Subcommands.Add(new DoctorCommand(screen));
        Subcommands.Add(new ClaimCommand(screen));
        Subcommands.Add(new AuditCommand(screen));
        Subcommands.Add(new LookaheadCommand(screen));
        Subcommands.Add(new BundleCommand(screen));
        Subcommands.Add(new ReproduceCommand(screen));
        Subcommands.Add(new ImportCommand(screen));
        Subcommands.Add(new SchemaCommand(screen));
        Subcommands.Add(new UserCommand(screen, showHelp));
        Subcommands.Add(new CompletionCommand(screen));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("run", "A scripted model and seven baselines on a synthetic market; a second run resumes"),
        new("run --market us --prices us_daily.csv.gz", "The same with your own prices"),
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db", "Check every entry that a run has recorded"),
    ];

    /// <summary>Whether the details of failures are shown.</summary>
    public bool IsVerbose(ParseResult parsed) => parsed.GetValue(_verbose);
}
