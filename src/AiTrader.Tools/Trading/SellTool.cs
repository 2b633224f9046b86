using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Sells units of a symbol at the price of the context's time, or returns the denial.</summary>
internal static class SellTool
{
    public const string Name = "sell";

    public const string Description =
        "Sells units of a symbol that you hold, at the current price. Returns the fill, or the reason why the "
        + "order was denied.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (
                TradingContext context,
                ClientOrderId id,
                [Description(SymbolArgument.Description)] string symbol,
                [Served("exclusiveMinimum", 0), Description(QuantityArgument.Description)] decimal quantity,
                CancellationToken cancellationToken
            ) =>
            {
                var order = Order.Sell(id, SymbolArgument.Parse(context, symbol, desk.MarketData), quantity);
                var outcome = await desk.Brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
                return OrderAnswer.Write(outcome, desk.MarketData.Market);
            },
            new TradingToolOptions { Title = "Sell" }
        );
}
