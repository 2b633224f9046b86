using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>A desk that writes down what it is asked, and answers orders as a test says.</summary>
internal sealed class PaperDesk(IMarketData marketData) : ITradingDesk
{
    public PaperDesk(TestMarket market)
        : this(market.MarketData) { }

    public List<string> Acts { get; } = [];

    public Portfolio Portfolio { get; init; } = new(new Money(1000), []);

    /// <summary>What becomes of an order at the price of now. Default: it is filled, without a fee.</summary>
    public Func<Order, Price, TradeOutcome> Answer { get; init; } = Filling(feeRate: 0);

    public IMarketData MarketData => marketData;

    public IToolDesk ToolDesk => throw new NotSupportedException();

    public static Func<Order, Price, TradeOutcome> Filling(decimal feeRate) =>
        (order, price) =>
            new TradeOutcome.Filled(
                new Fill(order, price, new Quantity(order.Quantity), new Money(order.Quantity * price.Value * feeRate))
            );

    public ValueTask<Portfolio> GetPortfolioAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(Portfolio);

    public ValueTask<OpenOrders> GetOpenOrdersAsync(
        TradingContext context,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(OpenOrders.None);

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
    ) => Submit(context, Order.Buy(NextId(), symbol, quantity) with { Terms = terms });

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
    ) => Submit(context, Order.Sell(NextId(), symbol, quantity) with { Terms = terms });

    public ValueTask<CancelOutcome> CancelAsync(
        TradingContext context,
        ClientOrderId target,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public ValueTask HoldAsync(TradingContext context, string reason, CancellationToken cancellationToken = default)
    {
        Acts.Add($"hold: {reason}");
        return ValueTask.CompletedTask;
    }

    private ValueTask<TradeOutcome> Submit(TradingContext context, Order order)
    {
        Acts.Add(order.ToString());
        return ValueTask.FromResult(Answer(order, MarketData.GetQuote(context, order.Symbol)!.Value.Price));
    }

    private ClientOrderId NextId() => ClientOrderId.Parse($"{Acts.Count + 1}");
}
