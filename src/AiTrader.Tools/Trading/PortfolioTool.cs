using System.Globalization;
using System.Text;

namespace AiTrader.Tools;

/// <summary>Shows the cash and the positions of the context's signature.</summary>
internal static class PortfolioTool
{
    public const string Name = "portfolio";

    public const string Description =
        "Returns the current cash and positions, what of them open orders reserve, and what can be sold.";

    public static TradingTool Create(IToolDesk desk) =>
        TradingTool.Create(
            Name,
            Description,
            async (TradingContext context, CancellationToken cancellationToken) =>
                Answer(
                    context,
                    await desk.Brokerage.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false),
                    await desk.Brokerage.GetOpenOrdersAsync(context, cancellationToken).ConfigureAwait(false),
                    desk.MarketData
                ),
            new TradingToolOptions { Title = "Portfolio" }
        );

    /// <summary>A portfolio as text, and as a value.</summary>
    public static StructuredAnswer<PortfolioContent> Answer(
        TradingContext context,
        Portfolio portfolio,
        OpenOrders orders,
        IMarketData marketData
    ) =>
        new(
            Write(context, portfolio, orders, marketData),
            new(
                context.Time,
                marketData.Market.Currency,
                portfolio.Cash.Value,
                [.. portfolio.Positions.Select(position => ContentOf(context, position, orders, marketData))],
                orders.ReservedCash == Money.Zero ? null : orders.ReservedCash.Value,
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

    private static PositionContent ContentOf(
        TradingContext context,
        Position position,
        OpenOrders orders,
        IMarketData marketData
    ) =>
        new(
            position.Symbol,
            position.Quantity.Value,
            SellableOf(context, position, orders, marketData.Market).Value,
            marketData.GetLastPrice(context, position.Symbol) is { } price ? (price * position.Quantity).Value : null,
            orders.GetReservedQuantity(position.Symbol) is { Value: > 0 } reserved ? reserved.Value : null
        );

    /// <summary>A portfolio as models are shown it, in the prompt too.</summary>
    public static string Write(TradingContext context, Portfolio portfolio, OpenOrders orders, IMarketData marketData)
    {
        var text = new StringBuilder($"cash {portfolio.Cash} {marketData.Market.Currency}");
        text.Append(orders.ReservedCash == Money.Zero ? "" : $" ({orders.ReservedCash} reserved by open orders)");
        foreach (var position in portfolio.Positions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{position.Symbol} {position.Quantity}");
            text.Append(LimitOf(context, position, orders, marketData.Market));
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

    // What of a position cannot be sold, if there is anything.
    private static string LimitOf(TradingContext context, Position position, OpenOrders orders, Market market)
    {
        var (reserved, sellable) = (
            orders.GetReservedQuantity(position.Symbol),
            SellableOf(context, position, orders, market)
        );
        return (reserved > Quantity.Zero, sellable == position.Quantity) switch
        {
            (true, _) => $" ({reserved} reserved by open orders, {sellable} can be sold today)",
            (false, false) => $" ({sellable} can be sold today)",
            _ => "",
        };
    }

    private static Quantity SellableOf(TradingContext context, Position position, OpenOrders orders, Market market)
    {
        var (sellable, reserved) = (
            position.SellableOn(context.Date, market.Settlement),
            orders.GetReservedQuantity(position.Symbol)
        );
        return sellable > reserved ? sellable - reserved : Quantity.Zero;
    }
}
