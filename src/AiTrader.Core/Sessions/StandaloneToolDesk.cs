using System.Runtime.ExceptionServices;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// A tool desk that belongs to no session: for a server that offers tools to sessions of other processes, and for tests
/// of tools. Each call acts for the context that it brings. A call for a time after the last price, or for an account
/// of another model, is refused. A failure is thrown and kept by nobody here; the session that called ends with it.
/// </summary>
public sealed class StandaloneToolDesk : IToolDesk
{
    private readonly IStore _store;
    private readonly SessionSchedule? _schedule;
    private readonly SessionAdmission _admission;

    /// <summary>Creates a desk.</summary>
    /// <param name="brokerage">What executes orders and holds.</param>
    /// <param name="marketData">The market.</param>
    /// <param name="store">Where the brokerage records.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="schedule">
    /// The sessions of the prices; null for every stamp of <paramref name="marketData"/>, if it is
    /// <see cref="AsOfMarketData"/>.
    /// </param>
    public StandaloneToolDesk(
        IBrokerage brokerage,
        IMarketData marketData,
        IStore store,
        TimeProvider timeProvider,
        SessionSchedule? schedule = null
    )
    {
        ArgumentNullException.ThrowIfNull(brokerage);
        ArgumentNullException.ThrowIfNull(marketData);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(timeProvider);
        _store = store;
        _schedule = schedule ?? SessionSchedule.Of(marketData);
        _admission = new SessionAdmission(marketData.Market, store.Ledgers, brokerage);
        Brokerage = new AdmittingBrokerage(brokerage, this);
        Notes = new AdmittingNotes(store.Notes, this);
        MarketData = marketData;
        TimeProvider = timeProvider;
    }

    /// <inheritdoc/>
    public IBrokerage Brokerage { get; }

    /// <inheritdoc/>
    public IMarketData MarketData { get; }

    /// <inheritdoc/>
    public IJournalStore Journal => _store.Journals;

    /// <inheritdoc/>
    public INotebook Notes { get; }

    /// <inheritdoc/>
    public IRequestStore Requests => _store.Requests;

    /// <inheritdoc/>
    public TimeProvider TimeProvider { get; }

    /// <summary>The ledgers in which the brokerage records.</summary>
    internal ILedgerStore Ledgers => _store.Ledgers;

    /// <summary>The conditions and the mandate by which the account of a context is traded.</summary>
    internal async ValueTask<(TradingConditions Conditions, Mandate Mandate)> ReadConditionsAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        var account =
            Ledgers.GetCachedAccount(context.Signature)
            ?? await Ledgers.FindAccountAsync(context.Signature, cancellationToken).ConfigureAwait(false);
        var (conditions, mandate) = (account?.Terms.Conditions, account?.Terms.Mandate);
        return (
            conditions is null || conditions == TradingConditions.None ? Brokerage.Conditions : conditions,
            mandate is null || mandate == Mandate.None ? Brokerage.Mandate : mandate
        );
    }

    /// <summary>Checks that a context can act here, before anything is read for it or recorded.</summary>
    /// <exception cref="SessionRefusedException">
    /// Its time is after the last price or in the other resolution, or its account is not open or belongs to another
    /// model or market.
    /// </exception>
    public async ValueTask RequireAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        _schedule?.RequireWithin(context);
        await _admission.RequireOpenAsync(context, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask AcknowledgeAsync(
        TradingContext context,
        ClientOrderId id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(context);
        await RecordedActs.FindAsync(context, id, _store, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws the failure: there is no session here that could end with it.</summary>
    public void Fail(TradingContext context, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>Does nothing: no failure is kept here.</summary>
    public void ThrowIfFaulted(TradingContext context) => ArgumentNullException.ThrowIfNull(context);

    /// <summary>Checks that the session of a context can still act.</summary>
    /// <exception cref="SessionRefusedException">It has ended, or a later one has begun.</exception>
    internal async ValueTask RequireNotEndedAsync(TradingContext context, CancellationToken cancellationToken)
    {
        var account = await _admission.RequireAsync(context, follows: false, cancellationToken).ConfigureAwait(false);
        if (context.Time <= account.CompletedThrough)
        {
            throw new SessionRefusedException(
                context,
                SessionRefusal.OutOfOrder,
                $"the session of {context.Time} has ended; the last one that has is that of {account.CompletedThrough}"
            );
        }
    }

    /// <summary>A brokerage that asks first whether the context can act.</summary>
    private sealed class AdmittingBrokerage(IBrokerage brokerage, StandaloneToolDesk desk) : IBrokerage
    {
        public TradingConditions Conditions => brokerage.Conditions;

        public Mandate Mandate => brokerage.Mandate;

        public async ValueTask<TradeOutcome> SubmitAsync(
            TradingContext context,
            Order order,
            CancellationToken cancellationToken = default
        )
        {
            await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            try
            {
                return await brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
            }
            catch (LedgerException)
            {
                // Only now: a call that is repeated gets its recorded outcome, whatever came after it.
                await desk.RequireNotEndedAsync(context, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }

        public async ValueTask HoldAsync(
            TradingContext context,
            ClientOrderId id,
            string reason,
            CancellationToken cancellationToken = default
        )
        {
            await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            try
            {
                await brokerage.HoldAsync(context, id, reason, cancellationToken).ConfigureAwait(false);
            }
            catch (LedgerException)
            {
                // Only now: a call that is repeated gets its recorded outcome, whatever came after it.
                await desk.RequireNotEndedAsync(context, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }

        public async ValueTask<CancelOutcome> CancelAsync(
            TradingContext context,
            ClientOrderId id,
            ClientOrderId target,
            CancellationToken cancellationToken = default
        )
        {
            await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            try
            {
                return await brokerage.CancelAsync(context, id, target, cancellationToken).ConfigureAwait(false);
            }
            catch (LedgerException)
            {
                // Only now: a call that is repeated gets its recorded outcome, whatever came after it.
                await desk.RequireNotEndedAsync(context, cancellationToken).ConfigureAwait(false);
                throw;
            }
        }

        public async ValueTask<Portfolio> GetPortfolioAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        )
        {
            await SettleAsync(context, SettleUntil.Session, cancellationToken).ConfigureAwait(false);
            return await brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        }

        public async ValueTask<OpenOrders> GetOpenOrdersAsync(
            TradingContext context,
            CancellationToken cancellationToken = default
        )
        {
            await SettleAsync(context, SettleUntil.Session, cancellationToken).ConfigureAwait(false);
            return await brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        }

        // What a session sees that begins with a question.
        public async ValueTask SettleAsync(
            TradingContext context,
            SettleUntil until,
            CancellationToken cancellationToken = default
        )
        {
            await desk.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            await brokerage.SettleAsync(context, until, cancellationToken).ConfigureAwait(false);
        }
    }
}
