using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Costs;

/// <summary>Executions, as fee and slippage models see them.</summary>
internal static class Executions
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-06");

    public static FeeArguments At(decimal price, decimal quantity) =>
        new()
        {
            Context = Context,
            Order = OrderOf(OrderSide.Sell, quantity),
            Price = new Price(price),
            Quantity = new Quantity(quantity),
        };

    public static FeeArguments Of(OrderSide side, string day, decimal price, decimal quantity) =>
        At(price, quantity) with
        {
            Context = Contexts.Alice(day),
            Order = OrderOf(side, quantity),
        };

    public static SlippageArguments Quoted(OrderSide side, decimal price) =>
        new()
        {
            Context = Context,
            Order = OrderOf(side, 1),
            QuotedPrice = new Price(price),
            Quantity = new Quantity(1),
        };

    private static Order OrderOf(OrderSide side, decimal quantity) =>
        new(ClientOrderId.Create(Context, 1), side, Symbol.Parse("AAA"), quantity);
}
