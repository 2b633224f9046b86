using AiTrader.Stores;

namespace AiTrader;

/// <summary>
/// The brokerage of one session, for its context only. Its first failure is kept, even if other code catches it.
/// </summary>
/// <param name="brokerage">What executes the orders.</param>
/// <param name="latch">Keeps the failure.</param>
/// <param name="recorded">What an earlier, faulted run of the session recorded, and the account's conditions.</param>
internal sealed class SessionBrokerage(IBrokerage brokerage, FaultLatch latch, RecordedActs recorded) : IBrokerage
{
    // In order: the outcome of an order, another act that was acknowledged, or a fill that a tool noted. One list, as a
    // session can have many orders.
    private readonly List<object> _noted = [];

    /// <summary>The fills that were acknowledged, each once, in order; those of an earlier run first.</summary>
    public IReadOnlyList<Fill> Fills =>
        [.. recorded.Fills, .. _noted.Select(FillOf).OfType<Fill>().Where(fill => !IsRecorded(fill))];

    /// <summary>What was answered to orders and holds, in order.</summary>
    public IReadOnlyList<AcknowledgedAct> Acknowledged
    {
        get
        {
            var acts = new List<AcknowledgedAct>(_noted.Count);
            foreach (object noted in _noted)
            {
                if (noted is TradeOutcome outcome)
                {
                    acts.Add(new AcknowledgedAct(outcome.Order.Id, outcome));
                }
                else if (noted is AcknowledgedAct act)
                {
                    acts.Add(act);
                }
            }

            return acts;
        }
    }

    /// <summary>Those of the account, which hold whoever trades it; without any, those of the brokerage.</summary>
    public TradingConditions Conditions =>
        recorded.Conditions == TradingConditions.None ? brokerage.Conditions : recorded.Conditions;

    /// <summary>That of the account; without one, that of the brokerage.</summary>
    public Mandate Mandate => recorded.Mandate == Mandate.None ? brokerage.Mandate : recorded.Mandate;

    public async ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        Order order,
        CancellationToken cancellationToken = default
    )
    {
        latch.Require(context);
        try
        {
            var outcome = await brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
            _noted.Add(outcome);
            return outcome;
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
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
        latch.Require(context);
        try
        {
            await brokerage.HoldAsync(context, id, reason, cancellationToken).ConfigureAwait(false);
            _noted.Add(new AcknowledgedAct(id));
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
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
        latch.Require(context);
        try
        {
            var outcome = await brokerage.CancelAsync(context, id, target, cancellationToken).ConfigureAwait(false);
            _noted.Add(new AcknowledgedAct(id, outcome));
            return outcome;
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    public async ValueTask<OpenOrders> GetOpenOrdersAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        latch.Require(context);
        try
        {
            return brokerage is SimulatedBrokerage simulated
                ? (await simulated.ReadRecentAccountAsync(context, cancellationToken).ConfigureAwait(false)).OpenOrders
                : await brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    // The session began with a settled account.
    public ValueTask SettleAsync(
        TradingContext context,
        SettleUntil until,
        CancellationToken cancellationToken = default
    )
    {
        latch.Require(context);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        latch.Require(context);
        try
        {
            return brokerage is SimulatedBrokerage simulated
                ? (await simulated.ReadRecentAccountAsync(context, cancellationToken).ConfigureAwait(false)).Portfolio
                : await brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    /// <summary>Notes what was recorded without this brokerage.</summary>
    public void Note(LedgerEntry entry)
    {
        if (entry is LedgerEntry.Filled { IsEvent: false } filled)
        {
            _noted.Add(filled.Fill);
        }
    }

    private static Fill? FillOf(object noted) =>
        noted switch
        {
            TradeOutcome.Filled { Fill: var whole } => whole,
            TradeOutcome.PartiallyFilled { Fill: var part } => part,
            _ => noted as Fill,
        };

    // A call that is repeated is answered with the fill of the earlier run.
    private bool IsRecorded(Fill fill) => recorded.Fills.Any(earlier => earlier.Order.Id == fill.Order.Id);
}
