using AiTrader.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiTrader;

/// <summary>
/// Runs one session: lets the decision maker decide, reads the outcome from the ledger, and records the completion. A
/// completed session is not run again. A faulted session is run again and repeats no trade. Daily and intraday sessions
/// work the same way.
/// </summary>
public sealed partial class SessionRunner
{
    private readonly IBrokerage _brokerage;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;

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
        _logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SessionRunner>();
    }

    /// <summary>The market data.</summary>
    internal IMarketData MarketData { get; }

    /// <summary>The ledgers in which everything is recorded.</summary>
    internal IStore Store { get; }

    private ILedgerStore Ledgers => Store.Ledgers;

    /// <summary>Runs the session of a context, or returns its result if it is completed.</summary>
    /// <exception cref="LedgerException">No account is open for the context's signature, or a later session is
    /// completed and this one never was.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled; run the session again.</exception>
    public async ValueTask<SessionResult> RunAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(decisionMaker);
        using var span = new SessionSpan(context);
        return span.End(await TryRunAsync(context, decisionMaker, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<SessionResult> TryRunAsync(
        TradingContext context,
        IDecisionMaker decisionMaker,
        CancellationToken cancellationToken
    )
    {
        SessionDesk? desk = null;
        try
        {
            var account = await ReadAccountAsync(context, cancellationToken).ConfigureAwait(false);
            if (context.Time <= account.CompletedThrough)
            {
                return await RecallAsync(context, account, cancellationToken).ConfigureAwait(false);
            }

            var recorded = await RecordedActs
                .ReadAsync(context, account, Ledgers, cancellationToken)
                .ConfigureAwait(false);
            desk = new SessionDesk(context, MarketData, _brokerage, Store, recorded, _timeProvider);
            await decisionMaker.DecideAsync(context, desk, cancellationToken).ConfigureAwait(false);
            desk.RequireProperEnd();
            return await CompleteAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception passing)
            when ((passing is LedgerException && desk is null)
                || (passing is OperationCanceledException && cancellationToken.IsCancellationRequested)
            )
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

    /// <summary>Logs and records that a session faulted.</summary>
    internal async ValueTask<SessionResult.Faulted> BreakAsync(
        TradingContext context,
        Exception fault,
        IReadOnlyList<Fill> fills
    )
    {
        LogFaulted(fault, context.Signature, context.Time);
        await RecordAsync(context, fault).ConfigureAwait(false);
        return new SessionResult.Faulted(context, fault, fills);
    }

    // Recorded even where the run is being cancelled; it is one short write.
    private async ValueTask RecordAsync(TradingContext context, Exception fault)
    {
        try
        {
            await Store
                .Faults.AppendAsync(
                    SessionFault.Create(context, fault, _timeProvider.GetUtcNow()),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What broke the session is the news; that it could not be recorded must not hide it.
        catch (Exception unrecorded)
#pragma warning restore CA1031
        {
            LogUnrecorded(unrecorded, context.Signature, context.Time);
        }
    }

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
            var result = await ConcludeAsync(context, account, cancellationToken).ConfigureAwait(false);
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
                    return await RecallAsync(context, account, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<SessionResult> RecallAsync(
        TradingContext context,
        Account account,
        CancellationToken cancellationToken
    )
    {
        await foreach (
            var entry in Ledgers.ReadEntriesAsync(context.Signature, 0, cancellationToken).ConfigureAwait(false)
        )
        {
            if (entry is LedgerEntry.SessionCompleted && entry.Context.Time == context.Time)
            {
                var entries = Ledgers.ReadEntriesAsync(context.Signature, 0, cancellationToken);
                return await ConcludeAsync(context, entries, cancellationToken).ConfigureAwait(false);
            }
        }

        throw new LedgerException(
            context.Signature,
            $"the session of {context.Time} was never run, and cannot be run any more: the session of "
                + $"{account.CompletedThrough} is completed."
        );
    }

    private async ValueTask<SessionResult> ConcludeAsync(
        TradingContext context,
        Account account,
        CancellationToken cancellationToken
    )
    {
        if (account.Time != context.Time)
        {
            return new SessionResult.Undecided(context);
        }

        var entries = Ledgers.ReadLastTimeAsync(account, cancellationToken);
        return await ConcludeAsync(context, entries, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<SessionResult> ConcludeAsync(
        TradingContext context,
        IAsyncEnumerable<LedgerEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var conclusion = new SessionConclusion();
        await foreach (var entry in entries.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (entry.Context.Time == context.Time)
            {
                conclusion.Add(entry);
            }
        }

        return conclusion.ToResult(context);
    }

    [LoggerMessage(
        1,
        LogLevel.Debug,
        "Session of {Signature} at {Time} is completed: {Outcome}",
        EventName = "SessionCompleted"
    )]
    private partial void LogCompleted(Signature signature, TradingTime time, SessionOutcome outcome);

    [LoggerMessage(
        2,
        LogLevel.Error,
        "Session of {Signature} at {Time} faulted; it will be run again",
        EventName = "SessionFaulted"
    )]
    private partial void LogFaulted(Exception fault, Signature signature, TradingTime time);

    [LoggerMessage(
        3,
        LogLevel.Error,
        "The fault of {Signature} at {Time} could not be recorded",
        EventName = "FaultNotRecorded"
    )]
    private partial void LogUnrecorded(Exception fault, Signature signature, TradingTime time);
}
