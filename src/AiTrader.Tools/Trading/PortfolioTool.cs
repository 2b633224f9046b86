using System.Globalization;
using System.Text;

namespace AiTrader.Tools;

/// <summary>Shows the cash and the positions of the context's signature.</summary>
internal static class PortfolioTool
{
    public const string Name = "portfolio";

    public const string Description = "Returns the current cash and positions.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (TradingContext context, CancellationToken cancellationToken) =>
                Write(
                    context,
                    await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false),
                    desk.MarketData
                )
        );

    /// <summary>A portfolio as models are shown it, in the prompt too.</summary>
    public static string Write(TradingContext context, Portfolio portfolio, IMarketData marketData)
    {
        var text = new StringBuilder($"cash {portfolio.Cash} {marketData.Market.Currency}");
        foreach (var position in portfolio.Positions)
        {
            var sellable = position.SellableOn(context.Date, marketData.Market.Settlement);
            text.Append(CultureInfo.InvariantCulture, $"\n{position.Symbol} {position.Quantity}");
            text.Append(sellable == position.Quantity ? "" : $" ({sellable} can be sold today)");
            text.Append(
                marketData.GetLastPrice(context, position.Symbol) is { } price
                    ? $", worth {price * position.Quantity}"
                    : ""
            );
        }

        return text.ToString();
    }
}
