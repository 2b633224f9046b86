using System.CommandLine;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger</c>: the content of a store. Without a command it shows the help.</summary>
internal sealed class LedgerCommand : Command, IExampleSource
{
    public LedgerCommand(Screen screen, HelpWithExamples showHelp)
        : base(
            "ledger",
            "Show, verify, export or back up the ledgers of a store, and do what only the owner of an account does."
        )
    {
        SetAction(showHelp.Invoke);
        Subcommands.Add(new LedgerShowCommand(screen));
        Subcommands.Add(new LedgerVerifyCommand(screen));
        Subcommands.Add(new LedgerExportCommand(screen));
        Subcommands.Add(new LedgerBackupCommand(screen));
        Subcommands.Add(new LedgerSetModelCommand(screen));
        Subcommands.Add(new LedgerSetMandateCommand(screen));
        Subcommands.Add(new LedgerApproveCommand(screen));
        Subcommands.Add(new LedgerWithdrawCommand(screen));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("ledger show --store sqlite:aitrader-data/us-synthetic.db", "The accounts of a store"),
        new("ledger verify --store sqlite:aitrader-data/us-synthetic.db", "Verify that every entry is intact"),
        new(
            "ledger export --store sqlite:aitrader-data/us-synthetic.db --signature momentum-daily",
            "Every entry of one trader"
        ),
        new("ledger backup --store sqlite:aitrader-data/us-synthetic.db --to copy.db", "A copy of a store in use"),
        new(
            "ledger set-model --store sqlite:mine.db --signature alice --model anthropic/claude",
            "Give an account to another model"
        ),
        new(
            "ledger set-mandate --store sqlite:mine.db --signature alice --order-limit 1000",
            "Allow smaller orders only"
        ),
        new(
            "ledger approve --store sqlite:mine.db --signature alice --order 2025-10-02#1",
            "Approve an order that waits for it"
        ),
        new(
            "ledger withdraw --store sqlite:mine.db --signature alice --session 2099-01-05",
            "Withdraw the last session, whose year was a mistake"
        ),
    ];
}
