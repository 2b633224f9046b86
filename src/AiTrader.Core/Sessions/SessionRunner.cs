using AiTrader.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader;

/// <summary>
/// Runs one session: takes the lease of the trader, opens the account if it was told to, lets the decision maker
/// decide, reads the outcome from the ledger, and records the completion. A completed session is not run again. A
/// faulted session is run again and repeats no trade. Daily and intraday sessions work the same way.
/// </summary>
public sealed partial class SessionRunner
{
    private readonly IBrokerage _brokerage;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly ILoggerFactory _loggerFactory;
    private readonly RecordedResults _recorded;

    /// <summary>Creates a runner.</summary>
    /// <param name="marketData">The market data.</param>
    /// <param name="brokerage">The brokerage, which records orders in the ledgers of the store.</param>
    /// <param name="store">The ledgers in which everything is recorded.</param>
    /// <param name="timeProvider">The wall clock, for when a session faulted.</param>
    /// <param name="loggerFactory">Creates the logger for the outcome of each session; null to log nothing.</param>
    public SessionRunner(
        IMarketData marketData,
        IBrokerage brokerage,
        IStore store,
        TimeProvider timeProvider,
        ILoggerFactory? loggerFactory = null
    )
    {
        ArgumentNullException.ThrowIfNull(marketData);
        ArgumentNullException.ThrowIfNull(brokerage);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(timeProvider);
        MarketData = marketData;
        _brokerage = brokerage;
        Store = store;
        _timeProvider = timeProvider;
        _loggerFactory = loggerFactory ?? NullLoggerFactory.Instance;
        _logger = _loggerFactory.CreateLogger<SessionRunner>();
        Schedule = SessionSchedule.Of(marketData);
        _recorded = new RecordedResults(store.Ledgers);
        Admission = new SessionAdmission(marketData.Market, store.Ledgers, brokerage);
    }

    /// <summary>
    /// The times at which sessions can be. Default: every stamp of the prices, if the market data is
    /// <see cref="AsOfMarketData"/>; otherwise null, and any time is one.
    /// </summary>
    public SessionSchedule? Schedule { get; init; }

    /// <summary>
    /// A tool desk that belongs to no session, for a server that offers tools to sessions of other processes.
    /// </summary>
    public StandaloneToolDesk CreateStandaloneDesk() => new(_brokerage, MarketData, Store, _timeProvider);

    /// <summary>The market data.</summary>
    internal IMarketData MarketData { get; }

    /// <summary>The ledgers in which everything is recorded.</summary>
    internal IStore Store { get; }

    /// <summary>Decides which sessions can be run.</summary>
    internal SessionAdmission Admission { get; }

    private ILedgerStore Ledgers => Store.Ledgers;

    /// <summary>
    /// Runs the session of a context while this runner has the trader's lease, or returns its result if it is
    /// completed. It can be called at any time and from several threads, also for one trader. To drive one trader
    /// through many sessions with one lease, use an <see cref="Arena"/>.
    /// </summary>
    /// <param name="context">The context of the session; its account belongs to its model.</param>
    /// <param name="decisionMaker">What decides.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the session between two acts; run it again to continue.</param>
    /// <returns>The result; a faulted one where an outage or a defect ended the session.</returns>
    /// <exception cref="SessionRefusedException">
    /// The account is not open, or belongs to another model or other terms; another runner drives the trader; or the
    /// time is not one of the schedule, was withdrawn, or is before a session that was begun. Nothing was asked and
    /// recorded.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled; run the session again.</exception>
    public async ValueTask<SessionResult> RunAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        SessionRunOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(decisionMaker);
        options ??= new SessionRunOptions();
        (options.Schedule ?? Schedule)?.RequireSession(context);
        var (lease, result) = await TryBeginAsync(context, options, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return result!;
        }

        await using var given = lease.ConfigureAwait(false);
        return await RunLeasedAsync(context, decisionMaker, lease, follows: false, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// Records what happened to the orders that rest, up to the end of the bar of a context: at the end of a run.
    /// </summary>
    internal ValueTask SettleAsync(TradingContext context, CancellationToken cancellationToken = default) =>
        _brokerage.SettleAsync(context, SettleUntil.BarEnd, cancellationToken);

    /// <summary>Runs the session of a context under a lease, or returns its result if it is completed.</summary>
    /// <param name="context">The context of the session.</param>
    /// <param name="decisionMaker">What decides.</param>
    /// <param name="lease">The lease.</param>
    /// <param name="follows">Whether the session before it has just been concluded under the same lease.</param>
    /// <param name="cancellationToken">Ends the session between two acts.</param>
    /// <exception cref="SessionRefusedException">
    /// The account is not open or belongs to another model, or the session cannot come next.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal async ValueTask<SessionResult> RunLeasedAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        ILease lease,
        bool follows,
        CancellationToken cancellationToken
    )
    {
        using var driving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        using var span = new SessionSpan(context, MarketData.Market);
        try
        {
            return span.End(await TryRunAsync(context, decisionMaker, follows, driving.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
            when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var lost = LeaseException.Lost(context.Signature);
            return span.End(await BreakAsync(context, lost, []).ConfigureAwait(false));
        }
    }

    // The result where the session is completed, or where it cannot begin; otherwise the lease.
    private async ValueTask<(ILease? Lease, SessionResult? Result)> TryBeginAsync(
        TradingContext context,
        SessionRunOptions options,
        CancellationToken cancellationToken
    )
    {
        ILease? lease = null;
        bool isGiven = false;
        try
        {
            var account = await Admission.FindAsync(context, options.Opening, cancellationToken).ConfigureAwait(false);
            if (account is not null && context.Time <= account.CompletedThrough)
            {
                return (null, await _recorded.RecallAsync(context, account, cancellationToken).ConfigureAwait(false));
            }

            lease = await TakeLeaseAsync(context, options.LeaseWait, cancellationToken).ConfigureAwait(false);
            if (account is null && options.Opening is { } opening)
            {
                await Admission.OpenAsync(context, opening, cancellationToken).ConfigureAwait(false);
            }

            isGiven = true;
            return (lease, null);
        }
        catch (Exception passing) when (passing is SessionRefusedException || IsCanceled(passing, cancellationToken))
        {
            throw;
        }
#pragma warning disable CA1031 // A store that is out of reach is an outage of the session, before it as in it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return (null, await BreakAsync(context, fault, []).ConfigureAwait(false));
        }
        finally
        {
            if (lease is not null && !isGiven)
            {
                await lease.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<SessionResult> TryRunAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        bool follows,
        CancellationToken cancellationToken
    )
    {
        SessionDesk? desk = null;
        try
        {
            var account = await Admission.RequireAsync(context, follows, cancellationToken).ConfigureAwait(false);
            if (context.Time <= account.CompletedThrough)
            {
                return await _recorded.RecallAsync(context, account, cancellationToken).ConfigureAwait(false);
            }

            await _brokerage.SettleAsync(context, SettleUntil.Session, cancellationToken).ConfigureAwait(false);
            account =
                Ledgers.GetCachedAccount(context.Signature)
                ?? await Admission.RequireAsync(context, follows: false, cancellationToken).ConfigureAwait(false);
            var recorded = await RecordedActs
                .ReadAsync(context, account, Ledgers, cancellationToken)
                .ConfigureAwait(false);
            desk = new SessionDesk(context, MarketData, _brokerage, Store, recorded, _timeProvider);
            await DecideAsync(context, decisionMaker, desk, cancellationToken).ConfigureAwait(false);
            desk.RequireProperEnd();
            await desk.RequireRecordedAsync(context, cancellationToken).ConfigureAwait(false);
            return await CompleteAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception passing)
            when ((passing is SessionRefusedException && desk is null) || IsCanceled(passing, cancellationToken))
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever breaks a session makes it Faulted: this is the one place that decides so.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return await BreakAsync(context, fault, desk?.Fills ?? []).ConfigureAwait(false);
        }
    }

    private static async ValueTask DecideAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        SessionDesk desk,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await decisionMaker.DecideAsync(context, desk, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            desk.Close();
        }
    }

    private static bool IsCanceled(Exception passing, CancellationToken cancellationToken) =>
        passing is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private async ValueTask<Account> ReadAccountAsync(TradingContext context, CancellationToken cancellationToken) =>
        await Ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false)
        ?? throw new LedgerException(context.Signature, "no account is open; open it first.");

    // The account as this process last wrote it is enough: where somebody else has appended since, the append says so.
    private async ValueTask<SessionResult> CompleteAsync(TradingContext context, CancellationToken cancellationToken)
    {
        var account =
            Ledgers.GetCachedAccount(context.Signature)
            ?? await ReadAccountAsync(context, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var result = await _recorded.ConcludeAsync(context, account, cancellationToken).ConfigureAwait(false);
            var completed = account.CreateCompleted(context, result.Outcome);
            switch (await Ledgers.AppendAsync(completed, cancellationToken).ConfigureAwait(false))
            {
                case AppendResult.Appended:
                    LogCompleted(context.Signature, context.Time, completed.Outcome);
                    return result;
                case AppendResult.Conflict conflict:
                    account = conflict.Account;
                    break;
                default:
                    // Another runner has completed it, upon what it knew.
                    account = await ReadAccountAsync(context, cancellationToken).ConfigureAwait(false);
                    return await _recorded.RecallAsync(context, account, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Debug,
        "Session of {Signature} at {Time} is completed: {Outcome}",
        EventName = "SessionCompleted"
    )]
    private partial void LogCompleted(Signature signature, TradingTime time, SessionOutcome outcome);
}
