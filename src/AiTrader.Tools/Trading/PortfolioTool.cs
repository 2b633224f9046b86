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
                Answer(
                    context,
                    await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false),
                    desk.MarketData
                ),
            new TradingToolOptions { Title = "Portfolio" }
        );

    /// <summary>A portfolio as text, and as a value.</summary>
    public static StructuredAnswer<PortfolioContent> Answer(
        TradingContext context,
        Portfolio portfolio,
        IMarketData marketData
    ) =>
        new(
            Write(context, portfolio, marketData),
            new(
                context.Time,
                marketData.Market.Currency,
                portfolio.Cash.Value,
                [.. portfolio.Positions.Select(position => ContentOf(context, position, marketData))],
                portfolio.DividendsDue.Count == 0 ? null : [.. portfolio.DividendsDue.Select(ContentOf)]
            )
        );

    private static DividendContent ContentOf(DueDividend due) =>
        new(
            due.Symbol,
            due.Units.Value,
            due.Amount.Value,
            new TradingTime(due.Action.ExDate),
            new TradingTime(due.Action.BookDate)
        );

    private static PositionContent ContentOf(TradingContext context, Position position, IMarketData marketData) =>
        new(
            position.Symbol,
            position.Quantity.Value,
            position.SellableOn(context.Date, marketData.Market.Settlement).Value,
            marketData.GetLastPrice(context, position.Symbol) is { } price ? (price * position.Quantity).Value : null
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

        foreach (var due in portfolio.DividendsDue)
        {
            text.Append(CultureInfo.InvariantCulture, $"\ndividend due: {due}");
        }

        return text.ToString();
    }
}
