using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Runner.Commands;

/// <summary><c>aitrader ledger backup</c>: copies a store in a SQLite file, while it is used.</summary>
internal sealed class LedgerBackupCommand : Command, IExampleSource
{
    private readonly StoreOption _store;
    private readonly Option<string> _to = OptionValue.Of(
        "--to",
        "FILE",
        "The copy; the file must not exist.",
        TextValue.OutputFile
    );

    public LedgerBackupCommand(Screen screen)
        : base(
            "backup",
            "Copy a store into one new file, while other programs use it: ledgers, journals, faults and notes. Then "
                + "verify the copy."
        )
    {
        _store = new StoreOption(this, "The store, sqlite:FILE; it must exist.", StoreLocation.ParseExisting);
        _to.Required = true;
        Options.Add(_to);
        SetAction(
            (parsed, cancellationToken) =>
                BackupAsync(screen, _store.Get(parsed), parsed.GetRequiredValue(_to), cancellationToken)
        );
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [new("ledger backup --store sqlite:aitrader-data/us-synthetic.db --to copy.db", "A copy of a store in use")];

    private static async Task<int> BackupAsync(
        Screen screen,
        StoreLocation from,
        string to,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(to))
        {
            throw new InputException(
                $"--to: {MessageText.QuoteFile(to)} exists; name a file that does not exist, or delete it first."
            );
        }

        await using (var store = from.OpenToRead())
        {
            Copy(store, to);
        }

        await using var copy = StoreLocation.OfFile(to).Open();
        var signatures = await copy.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken);
        return await new LedgerVerdicts(screen, copy.Ledgers, []).ShowAsync(signatures, cancellationToken);
    }

    private static void Copy(IStore store, string to)
    {
        try
        {
            (
                store as SqliteStore
                ?? throw new InputException(
                    "--store: only a SQLite file is copied; a server of Redis makes its own copies, see docs/stores.md."
                )
            ).Backup(to);
        }
        catch (SqliteException unwritable)
        {
            throw new InputException(
                $"--to: {MessageText.QuoteFile(to)} cannot be written: {unwritable.Message}",
                unwritable
            );
        }
    }
}
