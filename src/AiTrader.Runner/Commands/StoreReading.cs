using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The options of a command that reads a store, and the ledgers that they choose.</summary>
internal sealed class StoreReading
{
    private readonly StoreOption _store;
    private readonly Screen _screen;
    private readonly Option<Signature?> _signature = OptionValue.Of<Signature?>(
        "--signature",
        "NAME",
        "Only this trader. Default: all.",
        TextValue.Signature
    );

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="screen">Where it is said that a store is empty.</param>
    public StoreReading(Command command, Screen screen)
    {
        _screen = screen;
        _store = new StoreOption(
            command,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting
        );
        command.Options.Add(_signature);
    }

    /// <summary>Whether one trader is chosen rather than all.</summary>
    public bool IsOfOne(ParseResult parsed) => parsed.GetValue(_signature) is not null;

    /// <summary>Opens the store and reads it.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="read">Reads the ledgers of the chosen signatures; returns the exit code.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InputException">The file is not a store, or the trader is not in it.</exception>
    public async Task<int> ReadAsync(
        ParseResult parsed,
        Func<ILedgerStore, IReadOnlyList<Signature>, Task<int>> read,
        CancellationToken cancellationToken
    )
    {
        var location = _store.Get(parsed);
        await using var store = location.OpenToRead();
        var all = await store.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken);
        if (parsed.GetValue(_signature) is not { } signature)
        {
            if (all.Count == 0)
            {
                _screen.Complain($"{location} has no ledger.");
            }

            return await read(store.Ledgers, all);
        }

        return await read(store.Ledgers, [NamedTrader.Find(signature, all, $"{location}")]);
    }
}
