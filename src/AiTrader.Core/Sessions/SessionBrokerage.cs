using AiTrader.Brokerages;
using AiTrader.Ledgers;
using AiTrader.Orders;

namespace AiTrader.Sessions;

/// <summary>The brokerage of one session: for its context alone, and its first failure is kept, whoever catches it.</summary>
internal sealed class SessionBrokerage(IBrokerage brokerage, FaultLatch latch) : IBrokerage
{
    private readonly List<TradeOutcome.Filled> _fills = [];

    /// <summary>The fills that were acknowledged, in order.</summary>
    public IReadOnlyList<TradeOutcome.Filled> Fills => _fills;

    public async ValueTask<TradeOutcome> SubmitAsync(TradingContext context, Order order, CancellationToken cancellationToken)
    {
        latch.Require(context);
        try
        {
            return Noted(await brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    public async ValueTask HoldAsync(TradingContext context, ClientOrderId id, string reason, CancellationToken cancellationToken)
    {
        latch.Require(context);
        try
        {
            await brokerage.HoldAsync(context, id, reason, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    public async ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken)
    {
        latch.Require(context);
        try
        {
            return await brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (latch.Keep(fault))
        {
            throw;
        }
    }

    /// <summary>Notes a fill, and gives the outcome on.</summary>
    public TradeOutcome Noted(TradeOutcome outcome)
    {
        if (outcome is TradeOutcome.Filled filled)
        {
            _fills.Add(filled);
        }

        return outcome;
    }
}
