using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>What an order of an account costs by the account's terms, and which limits it has.</summary>
/// <remarks>
/// An account without conditions can have been traded by models of its own, which its terms do not tell: its fees are
/// not judged, and its prices are judged by the tolerance of the audit.
/// </remarks>
internal sealed class AuditedConditions(TradingConditions conditions)
{
    private readonly AccountModels _models = new AccountModels(
        RuleBook.Standard,
        new NoFeeModel(),
        new NoSlippageModel()
    ).With(conditions);

    /// <summary>
    /// Whether the account has conditions: they are all that it is traded by. Without any, it can have models of its
    /// own.
    /// </summary>
    public bool AreStated => conditions != TradingConditions.None;

    /// <summary>The rules, fees and slippage.</summary>
    public AccountModels Models => _models;

    /// <summary>Whether the terms say which fee an execution has.</summary>
    public bool HasFee => conditions.HasFee;

    /// <summary>Whether the terms say at which price an order is executed.</summary>
    public bool HasSlippage => conditions.SlippageBasisPoints > 0;

    /// <summary>The rules of the market and the account's limits.</summary>
    public RuleBook Rules => _models.Rules;

    /// <summary>Whether a denial has the code of one of those rules.</summary>
    public bool Judges(string code) =>
        code switch
        {
            DenialCodes.OrderNotional => conditions.OrderNotionalLimit is not null,
            DenialCodes.PositionLimit => conditions.PositionLimit is not null,
            DenialCodes.PriceLimit => conditions.PriceLimits,
            DenialCodes.DailyLoss => conditions.DailyLossLimit is not null,
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

    /// <summary>The execution of an order at a quote.</summary>
    public Fill FillOf(TradingContext context, Order order, Price quote)
    {
        var quantity = new Quantity(order.Quantity);
        var price = _models.Slippage.GetFillPrice(
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
    public Money FeeOf(TradingContext context, Order order, Price price, Quantity quantity) =>
        _models.Fees.GetFee(
            new FeeArguments
            {
                Context = context,
                Order = order,
                Price = price,
                Quantity = quantity,
            }
        );
}
