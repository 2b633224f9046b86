using System.ComponentModel;

namespace AiTrader.Tools;

/// <summary>Buys units of a symbol at the price of the context's time, or returns the denial.</summary>
internal static class BuyTool
{
    public const string Name = "buy";

    public const string Description =
        "Buys units of a symbol at the current price. Returns the fill, or the reason why the order was denied.";

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
                var order = Order.Buy(id, SymbolArgument.Parse(context, symbol, desk.MarketData), quantity);
                var outcome = await desk.Brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
                return OrderAnswer.Write(outcome, desk.MarketData.Market);
            },
            new TradingToolOptions { Title = "Buy" }
        );
}
