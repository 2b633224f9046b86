using System.CommandLine;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;

namespace AiTrader.Runner.Commands;

/// <summary>The options of a command that does what only the owner of an account does, and how it is done.</summary>
internal sealed class OwnerAct
{
    private readonly StoreOption _store;
    private readonly Screen _screen;
    private readonly Option<Signature> _signature = OptionValue.Of(
        "--signature",
        "NAME",
        "The trader.",
        TextValue.Signature
    );

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="screen">Where it is said that another runner is waited for.</param>
    public OwnerAct(Command command, Screen screen)
    {
        _screen = screen;
        _store = new StoreOption(
            command,
            "The store, sqlite:FILE or redis:CONNECTION; it must exist.",
            StoreLocation.ParseExisting
        );
        _signature.Required = true;
        command.Options.Add(_signature);
    }

    /// <summary>Does it while nobody else drives the trader.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The account after it.</returns>
    /// <exception cref="LeaseException">Another runner drives the trader.</exception>
    /// <exception cref="LedgerException">No account is open, or the act cannot be done.</exception>
    public async Task<Account> DoAsync(
        ParseResult parsed,
        Func<ILedgerStore, Signature, ValueTask<Account>> act,
        CancellationToken cancellationToken
    )
    {
        var (location, signature) = (_store.Get(parsed), parsed.GetRequiredValue(_signature));
        void SayWaiting(string reason) => _screen.Complain($"Waiting: {reason}");
        await using var store = location.Open(awaited: SayWaiting);
        if (await store.Ledgers.FindAccountAsync(signature, cancellationToken) is null)
        {
            throw new InputException($"--signature: {location} has no ledger of '{signature}'.");
        }

        await using var lease = await AwaitedLease.TakeAsync(
            store.Leases,
            signature,
            wait: null,
            SayWaiting,
            cancellationToken
        );
        return await act(store.Ledgers, signature);
    }
}
