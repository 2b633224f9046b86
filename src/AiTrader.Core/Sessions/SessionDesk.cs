using AiTrader.Stores;

namespace AiTrader;

/// <summary>The desk of one session, for strategies and for tools.</summary>
internal sealed class SessionDesk : ITradingDesk, IToolDesk
{
    private readonly SessionBrokerage _brokerage;
    private readonly RecordedActs _recorded;
    private readonly string _idPrefix;
    private readonly FaultLatch _latch;
    private readonly IStore _store;
    private int _acts;

    public SessionDesk(
        TradingContext context,
        IMarketData marketData,
        IBrokerage brokerage,
        IStore store,
        RecordedActs recorded,
        TimeProvider timeProvider
    )
    {
        _store = store;
        _latch = new FaultLatch(context);
        _recorded = recorded;
        _idPrefix = ClientOrderId.PrefixOf(context.Time);
        _brokerage = new SessionBrokerage(brokerage, _latch, recorded);
        MarketData = new LatchedMarketData(marketData, _latch);
        Notes = new SessionNotes(store.Notes, _latch);
        TimeProvider = timeProvider;
    }

    public IMarketData MarketData { get; }

    public IToolDesk ToolDesk => this;

    public IBrokerage Brokerage => _brokerage;

    public IJournalStore Journal => _store.Journals;

    public INotebook Notes { get; }

    public IRequestStore Requests => _store.Requests;

    public TimeProvider TimeProvider { get; }

    /// <summary>The fills of this desk, including those of an earlier run.</summary>
    public IReadOnlyList<Fill> Fills => _brokerage.Fills;

    public ValueTask<Portfolio> GetPortfolioAsync(TradingContext context, CancellationToken cancellationToken = default)
    {
        _latch.Require(context);
        return _recorded.AreLeft
            ? ValueTask.FromResult(_recorded.Portfolio)
            : _brokerage.GetPortfolioAsync(context, cancellationToken);
    }

    public ValueTask<OpenOrders> GetOpenOrdersAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    )
    {
        _latch.Require(context);
        return _recorded.AreLeft
            ? ValueTask.FromResult(_recorded.OpenOrders)
            : _brokerage.GetOpenOrdersAsync(context, cancellationToken);
    }

    public ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    ) => BuyAsync(context, symbol, quantity, OrderTerms.Market, cancellationToken);

    public ValueTask<TradeOutcome> BuyAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        OrderTerms terms,
        CancellationToken cancellationToken = default
    ) => SubmitAsync(context, OrderSide.Buy, (symbol, quantity), terms, cancellationToken);

    public ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        CancellationToken cancellationToken = default
    ) => SellAsync(context, symbol, quantity, OrderTerms.Market, cancellationToken);

    public ValueTask<TradeOutcome> SellAsync(
        TradingContext context,
        Symbol symbol,
        decimal quantity,
        OrderTerms terms,
        CancellationToken cancellationToken = default
    ) => SubmitAsync(context, OrderSide.Sell, (symbol, quantity), terms, cancellationToken);

    public ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    )
    {
        _latch.Require(context);
        try
        {
            ArgumentNullException.ThrowIfNull(target);
            var id = NextId();
            return _recorded.AreLeft
                ? ValueTask.FromResult(_recorded.NextCancel(target))
                : _brokerage.CancelAsync(context, id, target, cancellationToken);
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    public ValueTask HoldAsync(TradingContext context, string reason, CancellationToken cancellationToken = default)
    {
        _latch.Require(context);
        try
        {
            var id = NextId();
            if (!_recorded.AreLeft)
            {
                return _brokerage.HoldAsync(context, id, reason, cancellationToken);
            }

            _recorded.NextHold();
            return ValueTask.CompletedTask;
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    public async ValueTask AcknowledgeAsync(
        TradingContext context,
        ClientOrderId id,
        CancellationToken cancellationToken = default
    )
    {
        _latch.Require(context);
        try
        {
            var entry = await RecordedActs.FindAsync(context, id, _store, cancellationToken).ConfigureAwait(false);
            if (entry is not null)
            {
                _brokerage.Note(entry);
            }
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    public void Fail(TradingContext context, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        _latch.Require(context);
        _latch.Keep(exception);
    }

    public void ThrowIfFaulted(TradingContext context) => _latch.Require(context);

    /// <summary>Ends the use of this desk, so that tools which were kept do not act after the session.</summary>
    public void Close() => _latch.Close();

    /// <summary>
    /// Checks that the ledger has what the brokerage answered; a brokerage of one's own may have forgotten to record.
    /// </summary>
    /// <exception cref="LedgerException">An act is not recorded.</exception>
    public ValueTask RequireRecordedAsync(TradingContext context, CancellationToken cancellationToken) =>
        RecordedActs.RequireAsync(context, _brokerage.Acknowledged, _store.Ledgers, cancellationToken);

    /// <summary>Checks that the decision maker has ended properly.</summary>
    /// <exception cref="Exception">The first failure at this desk, even if the decision maker caught it.</exception>
    public void RequireProperEnd()
    {
        _latch.ThrowIfFaulted();
        _recorded.RequireNoneLeft();
    }

    private ValueTask<TradeOutcome> SubmitAsync(
        TradingContext context,
        OrderSide side,
        (Symbol Symbol, decimal Quantity) asked,
        OrderTerms terms,
        CancellationToken cancellationToken
    )
    {
        _latch.Require(context);
        try
        {
            var order = new Order(NextId(), side, asked.Symbol, asked.Quantity) { Terms = terms };
            return _recorded.AreLeft
                ? ValueTask.FromResult(_recorded.Next(order))
                : _brokerage.SubmitAsync(context, order, cancellationToken);
        }
        catch (Exception fault) when (_latch.Keep(fault))
        {
            throw;
        }
    }

    private ClientOrderId NextId() => ClientOrderId.FromTrusted(_idPrefix, ++_acts);
}
