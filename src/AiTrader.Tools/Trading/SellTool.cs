using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AiTrader.Tools;

/// <summary>Sells units of a symbol, at the price of the context's time or on terms, or returns the denial.</summary>
internal static class SellTool
{
    public const string Name = "sell";

    public const string Description =
        "Sells units of a symbol that you hold, at the current price; with a limit or a stop, at that price, now or "
        + "later. Returns the fill, the id under which the order rests, or the reason why it was denied.";

    public static TradingTool Create(IToolDesk desk)
    {
        return TradingTool.Create<
            ClientOrderId,
            string,
            decimal,
            decimal?,
            decimal?,
            string,
            CancellationToken,
            Task<StructuredAnswer<OrderContent>>
        >(Name, Description, SellAsync, new TradingToolOptions { Title = "Sell" });

        async Task<StructuredAnswer<OrderContent>> SellAsync(
            TradingContext context,
            ClientOrderId id,
            [Description(SymbolArgument.Description)] string symbol,
            [Served("exclusiveMinimum", 0), Description(OrderArguments.QuantityDescription)] decimal quantity,
            [Served("exclusiveMinimum", 0), Description(OrderArguments.SellLimitDescription)] decimal? limit = null,
            [Served("exclusiveMinimum", 0), Description(OrderArguments.SellStopDescription)] decimal? stop = null,
            [AllowedValues(OrderArguments.Day, OrderArguments.Gtc), Description(OrderArguments.TimeInForceDescription)]
                string time_in_force = OrderArguments.Day,
            CancellationToken cancellationToken = default
        )
        {
            var listed = SymbolArgument.Parse(context, symbol, desk.MarketData);
            var order = Order.Sell(id, listed, quantity) with
            {
                Terms = OrderArguments.TermsOf(limit, stop, time_in_force),
            };
            var outcome = await desk.Brokerage.SubmitAsync(context, order, cancellationToken).ConfigureAwait(false);
            return OrderAnswer.Write(outcome, desk.MarketData.Market);
        }
    }
}
