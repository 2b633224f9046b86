using System.Globalization;
using AiTrader.Brokerages;
using AiTrader.Ledgers;
using AiTrader.Markets;
using AiTrader.Orders;

namespace AiTrader.Sessions;

/// <summary>The desk of one session.</summary>
internal sealed class SessionDesk : ITradingDesk
{
    private readonly IBrokerage _brokerage;
    private readonly RecordedActs _recorded;
    private readonly string _idPrefix;
    private readonly FaultLatch _latch;
    private readonly List<TradeOutcome.Filled> _fills = [];
    private int _acts;

    public SessionDesk(TradingContext context, IMarketData marketData, IBrokerage brokerage, RecordedActs recorded)
    {
        _latch = new FaultLatch(context);
        _brokerage = brokerage;
        _recorded = recorded;
        _idPrefix = ClientOrderId.PrefixOf(context.Time);
        MarketData = new LatchedMarketData(marketData, _latch);
    }

    public IMarketData MarketData { get; }

    /// <summary>The fills that this desk has seen, those of an earlier run included.</summary>
    public IReadOnlyList<TradeOutcome.Filled> Fills => _fills;

    public async ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken)
    {
        _latch.Require(context);
        try
        {
            return _recorded.AreLeft
                ? _recorded.Portfolio
                : await _brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    public ValueTask<TradeOutcome> BuyAsync(TradingContext context, Symbol symbol, decimal quantity, CancellationToken cancellationToken) =>
        SubmitAsync(context, OrderSide.Buy, symbol, quantity, cancellationToken);

    public ValueTask<TradeOutcome> SellAsync(TradingContext context, Symbol symbol, decimal quantity, CancellationToken cancellationToken) =>
        SubmitAsync(context, OrderSide.Sell, symbol, quantity, cancellationToken);

    public async ValueTask HoldAsync(TradingContext context, string reason, CancellationToken cancellationToken)
    {
        _latch.Require(context);
        try
        {
            var id = NextId();
            if (_recorded.AreLeft)
            {
                _recorded.NextHold();
            }
            else
            {
                await _brokerage.HoldAsync(context, id, reason, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    /// <summary>Checks that the decision maker has come to a proper end.</summary>
    /// <exception cref="Exception">The first failure at this desk, even if the decision maker caught it.</exception>
    public void RequireProperEnd()
    {
        _latch.ThrowIfFaulted();
        _recorded.RequireNoneLeft();
    }

    private async ValueTask<TradeOutcome> SubmitAsync(TradingContext context, OrderSide side, Symbol symbol, decimal quantity, CancellationToken cancellationToken)
    {
        _latch.Require(context);
        try
        {
            var order = new Order(NextId(), side, symbol, quantity);
            var outcome = _recorded.AreLeft
                ? _recorded.Next(order)
                : await _brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
            if (outcome is TradeOutcome.Filled filled)
            {
                _fills.Add(filled);
            }

            return outcome;
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    private ClientOrderId NextId() => ClientOrderId.FromTrusted(string.Concat(_idPrefix, (++_acts).ToString(CultureInfo.InvariantCulture)));
}
