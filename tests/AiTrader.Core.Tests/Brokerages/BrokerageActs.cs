using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>What Alice asks of a brokerage on Monday and on Tuesday.</summary>
internal static class BrokerageActs
{
    public static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    public static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    public static readonly Symbol A = Symbol.Parse("AAA");

    public static async Task<TradingFloor> OpenFloorAsync(decimal cash)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, cash);
        return floor;
    }

    public static Task<TradeOutcome> SubmitAsync(IBrokerage brokerage, TradingContext context, Order order) =>
        brokerage.SubmitAsync(context, order, CancellationToken.None).AsTask();

    public static Order Buy(TradingContext context, int number, decimal quantity) =>
        Order.Buy(ClientOrderId.Create(context, number), A, quantity);

    public static Order Sell(TradingContext context, int number, decimal quantity) =>
        Order.Sell(ClientOrderId.Create(context, number), A, quantity);
}
