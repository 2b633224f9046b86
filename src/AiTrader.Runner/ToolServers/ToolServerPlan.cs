using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.ToolServers;

/// <summary>One <c>aitrader mcp</c>.</summary>
/// <param name="Market">The market and its prices.</param>
/// <param name="Store">The ledgers.</param>
/// <param name="Trader">The trader of every call; null if calls have their own contexts.</param>
/// <param name="Seal">Opens the contexts of calls; null if there is one trader for all.</param>
/// <param name="Http">The HTTP endpoint; null for standard input and output.</param>
internal sealed record ToolServerPlan(
    ServedMarket Market,
    StoreLocation Store,
    ServedTrader? Trader,
    ContextSeal? Seal,
    HttpAccess? Http
)
{
    /// <summary>Serves until the input ends or it is canceled.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="LeaseException">Another runner drives the trader of the context.</exception>
    /// <exception cref="InputException">The account is not open, and there is no cash to open it with.</exception>
    public async Task<int> RunAsync(Screen screen, bool verbose, CancellationToken cancellationToken)
    {
        var prices = Market.ReadPrices();
        RequireTime(SessionSchedule.FromPrices(prices));
        await using var store = Store.Open(awaited: reason => screen.Complain($"Waiting: {reason}"));
        await using var services = Composition.Of(
            Market.Market,
            prices,
            store,
            parallelism: 1,
            verbose ? LogLevel.Debug : LogLevel.Warning
        );
        var desk = services.GetRequiredService<SessionRunner>().CreateStandaloneDesk();
        await using var lease = await BeginAsync(store, desk, screen, cancellationToken);
        var server = new ToolServer(
            services,
            desk,
            ContextsOf(),
            StandardTools.CreateFor(desk, Market.News, Market.HasMemory),
            screen
        );
        try
        {
            await (
                Http is null
                    ? server.RunOnStandardStreamsAsync(cancellationToken)
                    : server.RunOnHttpAsync(Http, cancellationToken)
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
        return Seal is null ? CallContexts.Fixed(Trader!.Context, source) : CallContexts.Sealed(Seal, source);
    }

    // Before the store is opened: a time at which nothing can be traded is a mistyped one.
    private void RequireTime(SessionSchedule schedule)
    {
        try
        {
            if (Trader is not null)
            {
                schedule.RequireWithin(Trader.Context);
            }
        }
        catch (SessionRefusedException refusal)
        {
            throw new InputException($"--at: {refusal.Message}", refusal);
        }
    }

    // A server of one trader drives it. Whoever seals contexts has the leases of their traders already.
    private async Task<ILease?> BeginAsync(
        IStore store,
        StandaloneToolDesk desk,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        if (Trader is not { Context: var context })
        {
            return null;
        }

        var account = await store.Ledgers.FindAccountAsync(context.Signature, cancellationToken);
        if (account is not null)
        {
            await desk.RequireAsync(context, cancellationToken);
        }

        var cash =
            Trader.Cash
            ?? account?.Terms.Cash
            ?? throw new InputException(
                $"--signature: {Store} has no account of '{context.Signature}'; open it with --cash."
            );

        var lease = await AwaitedLease.TakeAsync(
            store.Leases,
            context.Signature,
            wait: null,
            reason => screen.Complain($"Waiting: {reason}"),
            cancellationToken
        );
        try
        {
            await Trader.Accounts.OpenAsync(store.Ledgers, context, cash, cancellationToken);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }
}
