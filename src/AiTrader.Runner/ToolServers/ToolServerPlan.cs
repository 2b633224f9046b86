using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Runner.Commands;
using AiTrader.Runner.Models;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.ToolServers;

/// <summary>One <c>aitrader mcp</c>.</summary>
/// <param name="Market">Whose rules hold.</param>
/// <param name="PriceFile">The prices.</param>
/// <param name="News">What models may search; null for no news.</param>
/// <param name="Store">The ledgers.</param>
/// <param name="Context">The context of every call; null where calls bring theirs.</param>
/// <param name="Seal">Opens the contexts that calls bring; null where one is given.</param>
/// <param name="Cash">What the account of the context is opened with, where it is not open; null where it must
/// be.</param>
/// <param name="Address">Where to listen; null on standard input and output.</param>
/// <param name="Key">What every HTTP request must bring; null for none.</param>
internal sealed record ToolServerPlan(
    Market Market,
    string PriceFile,
    AsOfNews? News,
    StoreLocation Store,
    TradingContext? Context,
    ContextSeal? Seal,
    Money? Cash,
    ListenAddress? Address,
    ApiKey? Key
)
{
    /// <summary>Serves until the input ends or it is told to end.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="LeaseException">Another runner drives the trader of the context.</exception>
    /// <exception cref="InputException">The account is not open, and there is no cash to open it with.</exception>
    public async Task<int> RunAsync(Screen screen, bool verbose, CancellationToken cancellationToken)
    {
        var prices = Prices.PriceFile.CreateSource(PriceFile).Read();
        await using var store = Store.Open();

        // A server of one trader drives it. Whoever seals contexts has the leases of their traders already.
        await using var lease = Context is null
            ? null
            : await store.Leases.TakeAsync(Context.Signature, cancellationToken);
        await OpenAccountAsync(store.Ledgers, cancellationToken);
        await using var services = Composition.Of(
            Market,
            prices,
            store,
            parallelism: 1,
            verbose ? LogLevel.Debug : LogLevel.Warning
        );
        var server = new ToolServer(services, ContextsOf(), News, screen);
        try
        {
            await (
                Address is null
                    ? server.RunOnStandardStreamsAsync(cancellationToken)
                    : server.RunOnHttpAsync(Address, Key, cancellationToken)
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // To be told to end is how a server ends.
        }

        return ExitCode.Success;
    }

    private CallContexts ContextsOf()
    {
        // No other server has this name, nor this one when it is started again: what it names happens once.
        string source = "mcp-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return Seal is null ? CallContexts.Fixed(Context!, source) : CallContexts.Sealed(Seal, source);
    }

    private async Task OpenAccountAsync(ILedgerStore ledger, CancellationToken cancellationToken)
    {
        if (Context is not null && Cash is { } cash)
        {
            await ledger.OpenAccountAsync(Context, Market, cash, cancellationToken);
        }
        else if (Context is not null && await ledger.FindAccountAsync(Context.Signature, cancellationToken) is null)
        {
            throw new InputException(
                $"--signature: {Store} holds no account of '{Context.Signature}'; open it with --cash."
            );
        }
    }
}
