using System.Globalization;
using System.Text;

namespace AiTrader.Tools;

/// <summary>Open orders as text, for the prompt too, and as a value.</summary>
internal static class OrdersAnswer
{
    private const string NoOrders = "There are no open orders.";

    public static StructuredAnswer<OrdersContent> Write(TradingContext context, OpenOrders orders, Market market) =>
        new(
            orders.Count == 0 ? NoOrders : $"{Text(orders, market)}\nReserved in total: {ReservedBy(orders, market)}.",
            new(
                context.Time,
                market.Currency,
                orders.ReservedCash.Value,
                [.. UnitsOf(orders).Select(units => new ReservedUnits(units.Symbol, units.Quantity.Value))],
                [.. orders.Select(ContentOf)]
            )
        );

    /// <summary>A line for each order; <c>none</c> if there is none.</summary>
    public static string Text(OpenOrders orders, Market market)
    {
        var text = new StringBuilder();
        foreach (var order in orders)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{order.Id}: {order.Order}, {order.OpenQuantity} open, reserves {Reserved(order, market)}, "
            );
            text.Append(CultureInfo.InvariantCulture, $"since {order.AcceptedAt}{StateOf(order)}\n");
        }

        return text.Length > 0 ? text.ToString().TrimEnd() : "none";
    }

    /// <summary>What orders reserve together: <c>95 USD, 10 AAA</c>.</summary>
    private static string ReservedBy(OpenOrders orders, Market market) =>
        string.Join(
            ", ",
            [$"{orders.ReservedCash} {market.Currency}", .. UnitsOf(orders).Select(u => $"{u.Quantity} {u.Symbol}")]
        );

    private static IEnumerable<(Symbol Symbol, Quantity Quantity)> UnitsOf(OpenOrders orders) =>
        orders
            .Where(order => order.ReservedQuantity > Quantity.Zero)
            .Select(order => order.Order.Symbol)
            .Distinct()
            .OrderBy(symbol => symbol.Value, StringComparer.Ordinal)
            .Select(symbol => (symbol, orders.GetReservedQuantity(symbol)));

    private static string Reserved(OpenOrder order, Market market) =>
        order.Order.Side == OrderSide.Buy
            ? $"{order.ReservedCash} {market.Currency}"
            : $"{order.ReservedQuantity} {order.Order.Symbol}";

    private static string StateOf(OpenOrder order) =>
        order.AwaitsApproval ? ", waits for the approval of the account's owner"
        : order.IsTriggered ? ", its stop was reached"
        : "";

    private static OpenOrderContent ContentOf(OpenOrder open) =>
        new()
        {
            Order = open.Id.Value,
            Side = open.Order.Side == OrderSide.Buy ? BuyTool.Name : SellTool.Name,
            Symbol = open.Order.Symbol,
            Quantity = open.Order.Quantity,
            Open = open.OpenQuantity.Value,
            Limit = open.Order.Terms.LimitPrice,
            Stop = open.Order.Terms.StopPrice,
            TimeInForce = OrderArguments.NameOf(open.Order.Terms.TimeInForce),
            Since = open.AcceptedAt,
            ReservedCash = open.ReservedCash.Value,
            ReservedUnits = open.ReservedQuantity.Value,
            StopReached = open.Order.Terms.StopPrice is null ? null : open.IsTriggered,
            AwaitsApproval = open.AwaitsApproval ? true : null,
        };
}
