using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>Orders of one account on a test market, as rules see them.</summary>
internal sealed class Proposals
{
    private readonly AsOfMarketData _marketData;
    private Account _account;
    private int _orders;

    public Proposals(TestMarket market, decimal cash, string opened)
    {
        _marketData = market.MarketData;
        _account = Account.Open(
            new LedgerEntry.AccountOpened(Contexts.Alice(opened), AccountTerms.Create(market.Market, new Money(cash)))
        );
    }

    /// <summary>A fill at the quoted price, whatever the rules say.</summary>
    public Proposals Bought(string time, string symbol, decimal quantity) => Filled(Buy(time, symbol, quantity));

    /// <inheritdoc cref="Bought"/>
    public Proposals Sold(string time, string symbol, decimal quantity) => Filled(Sell(time, symbol, quantity));

    public OrderProposal Buy(string time, string symbol, decimal quantity, decimal fee = 0) =>
        Propose(OrderSide.Buy, time, symbol, quantity, fee);

    public OrderProposal Sell(string time, string symbol, decimal quantity, decimal fee = 0) =>
        Propose(OrderSide.Sell, time, symbol, quantity, fee);

    private Proposals Filled(OrderProposal proposal)
    {
        _account = _account.Apply(_account.CreateFilled(proposal.Context, proposal.Fill!));
        return this;
    }

    private OrderProposal Propose(OrderSide side, string time, string symbol, decimal quantity, decimal fee)
    {
        var context = Contexts.Alice(time);
        var order = new Order(ClientOrderId.Create(context, ++_orders), side, Symbol.Parse(symbol), quantity);
        var fill =
            _marketData.GetQuote(context, order.Symbol) is { } quote && quantity is > 0 and < 1e20m
                ? new Fill(order, quote.Price, new Quantity(quantity), new Money(fee))
                : null;
        return new OrderProposal
        {
            Context = context,
            Order = order,
            Account = _account,
            MarketData = _marketData,
            Fill = fill,
        };
    }
}
