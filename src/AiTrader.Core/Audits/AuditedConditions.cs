using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>What an order of an account costs by the account's terms, and what its mandate allows.</summary>
/// <remarks>
/// An account without conditions can have been traded by models of its own, which its terms do not tell: its fees are
/// not judged, and its prices are judged by the tolerance of the audit.
/// </remarks>
internal sealed class AuditedConditions(TradingConditions conditions, Mandate mandate)
{
    /// <summary>The models that trade by the terms.</summary>
    public AccountModels Models { get; } =
        new AccountModels(RuleBook.Standard, new NoFeeModel(), new NoSlippageModel()).With(conditions).With(mandate);

    /// <summary>Whether orders can wait for the owner.</summary>
    public bool HasApproval => mandate.ApprovalAbove is not null;

    /// <summary>Whether the terms say which fee an execution has.</summary>
    public bool HasFee => conditions.HasFee;

    /// <summary>Whether the terms say at which price an order is executed.</summary>
    public bool HasSlippage => conditions.SlippageBasisPoints > 0;

    /// <summary>How far from its price an execution is by the terms, in basis points.</summary>
    public decimal Slippage => conditions.SlippageBasisPoints;

    /// <summary>Whether what is recorded of a market order depends on more than its price.</summary>
    public bool CutsMarketOrders => conditions.VolumeLimit is not null;

    /// <summary>Whether a denial has the code of one of the rules of the market, or of the account's limits.</summary>
    public bool Judges(string code) =>
        code switch
        {
            DenialCodes.OrderNotional => mandate.OrderNotionalLimit is not null,
            DenialCodes.PositionLimit => mandate.PositionLimit is not null,
            DenialCodes.TotalLoss => mandate.TotalLossLimit is not null,
            DenialCodes.Universe => mandate.Universe is not null,
            DenialCodes.OrdersPerSession => mandate.OrdersPerSession is not null,
            DenialCodes.MandateEnded => mandate.Until is not null,
            DenialCodes.PriceLimit => conditions.PriceLimits,
            DenialCodes.DailyLoss => mandate.DailyLossLimit is not null,
            _ => code
                is DenialCodes.InvalidQuantity
                    or DenialCodes.InvalidPrice
                    or DenialCodes.UnknownSymbol
                    or DenialCodes.LotSize
                    or DenialCodes.FractionalQuantity
                    or DenialCodes.NoPrice
                    or DenialCodes.InsufficientCash
                    or DenialCodes.InsufficientHolding
                    or DenialCodes.TPlusOne,
        };

    /// <summary>The execution of a whole order at a quote.</summary>
    public Fill FillOf(TradingContext context, Order order, Price quote)
    {
        var quantity = new Quantity(order.Quantity);
        var price = Models.Slippage.GetFillPrice(
            new SlippageArguments
            {
                Context = context,
                Order = order,
                QuotedPrice = quote,
                Quantity = quantity,
            }
        );
        return new Fill(order, price, quantity, FeeOf(context, order, price, quantity));
    }

    /// <summary>The fee of an execution.</summary>
    /// <param name="context">The trading context.</param>
    /// <param name="order">The order.</param>
    /// <param name="price">The price of the execution.</param>
    /// <param name="quantity">Its quantity.</param>
    /// <param name="resting">The order with its executions so far; null if there are none.</param>
    public Money FeeOf(
        TradingContext context,
        Order order,
        Price price,
        Quantity quantity,
        OpenOrder? resting = null
    ) =>
        Models.Fees.GetFee(
            new FeeArguments
            {
                Context = context,
                Order = order,
                Price = price,
                Quantity = quantity,
                FilledBefore = resting?.FilledQuantity ?? Quantity.Zero,
                NotionalBefore = resting?.FilledNotional ?? Money.Zero,
                FeesBefore = resting?.PaidFees ?? Money.Zero,
            }
        );
}
