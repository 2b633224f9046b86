using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Runner.Hosting;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;
using AiTrader.Runner.Stores;
using AiTrader.Stores;
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
        var schedule = SessionSchedule.FromPrices(prices);
        var sessions = Trader?.Sessions.Of(schedule);
        RequireTime(schedule);
        await using var store = Store.Open(awaited: reason => screen.Complain($"Waiting: {reason}"));
        await using var services = Composition.Of(
            Market.Market,
            prices,
            store,
            parallelism: 1,
            verbose ? LogLevel.Debug : LogLevel.Warning
        );
        var runner = services.GetRequiredService<SessionRunner>();
        var desk = runner.CreateStandaloneDesk();
        await using var lease = await BeginAsync(store, desk, sessions, screen, cancellationToken);
        var walk = Trader is { Sessions.IsWalk: true }
            ? await SessionWalk.BeginAsync(runner, lease!, Trader.ModelId, sessions!, cancellationToken)
            : null;
        using var driving = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lease?.Lost ?? CancellationToken.None
        );
        try
        {
            var tools = Seal is null
                ? HostTools.CreateFor(desk, Market.News, Market.HasMemory, walk)
                : HostTools.CreateForSealed(desk, Market.News, Market.HasMemory);
            var server = new ToolServer(services, desk, ContextsOf(walk), tools, screen);
            await (
                Http is null
                    ? server.RunOnStandardStreamsAsync(driving.Token)
                    : server.RunOnHttpAsync(Http, driving.Token)
            );
        }
        catch (OperationCanceledException) when (driving.IsCancellationRequested)
        {
            // To be told to end is how a server ends.
        }

        return lease is { Lost.IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested
            ? throw LeaseException.Lost(lease.Signature)
            : ExitCode.Success;
    }

    private CallContexts ContextsOf(SessionWalk? walk)
    {
        // No other server has this name, nor this one when it is started again: what it names happens once.
        string source = "mcp-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        return Seal is not null ? CallContexts.Sealed(Seal, source)
            : walk is not null ? CallContexts.Walking(walk, source)
            : CallContexts.Fixed(Trader!.At(Trader.Sessions.At!.Value), source);
    }

    // Before the store is opened: a time at which nothing can be traded is a mistyped one.
    private void RequireTime(SessionSchedule schedule)
    {
        try
        {
            if (Trader is { Sessions.At: { } time })
            {
                schedule.RequireSession(Trader.At(time));
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
        SessionSchedule? sessions,
        Screen screen,
        CancellationToken cancellationToken
    )
    {
        if (Trader is null)
        {
            return null;
        }

        var context = Trader.At(sessions![0]);

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
