namespace AiTrader.Tools;

/// <summary>Shows the orders of the context's signature that rest, and what they reserve.</summary>
internal static class OrdersTool
{
    public const string Name = "orders";

    public const string Description =
        "Returns your open orders: the id, the order, what is still open, what it reserves, and since when it rests.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (TradingContext context, CancellationToken cancellationToken) =>
                OrdersAnswer.Write(
                    context,
                    await desk.Brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false),
                    desk.MarketData.Market
                ),
            new TradingToolOptions { Title = "Open orders" }
        );
}
