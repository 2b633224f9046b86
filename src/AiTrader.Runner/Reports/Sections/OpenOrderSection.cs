using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The orders that rest at the end.</summary>
internal static class OpenOrderSection
{
    private const int Most = 200;

    /// <summary>The orders of all traders; a sentence if there is none.</summary>
    public static XElement Of(Report report, IPageLinks links)
    {
        var orders = report
            .Traders.SelectMany(trader => trader.Facts.OpenOrders.Select(order => (Trader: trader, Order: order)))
            .ToList();
        return orders.Count == 0
            ? Html.Nothing("No order is open.")
            : Html.Folded(
                $"{Figure.Text(orders.Count)} open orders",
                orders.Count,
                Html.Table(
                    orders.Count > Most
                        ? $"The first {Figure.Text(Most)} of {Figure.Text(orders.Count)} orders; report.json has all "
                            + "of them."
                        : "Every order that is neither filled nor over, and what it reserves.",
                    ["Trader", .. Titles(report)],
                    orders
                        .Take(Most)
                        .Select(open =>
                            (object[])[Html.Link(links.TraderOf(open.Trader), open.Trader.Name), .. CellsOf(open.Order)]
                        )
                )
            );
    }

    /// <summary>The orders of a trader; a sentence if there is none.</summary>
    public static XElement Of(Report report, TraderReport trader)
    {
        var orders = trader.Facts.OpenOrders.ToList();
        return orders.Count == 0
            ? Html.Nothing("No order is open.")
            : Html.Table(
                orders.Count > Most
                    ? $"The first {Figure.Text(Most)} of {Figure.Text(orders.Count)} orders."
                    : "Orders that are neither filled nor over, and what they reserve.",
                Titles(report),
                orders.Take(Most).Select(CellsOf)
            );
    }

    private static string[] Titles(Report report) =>
        ["Since", "Order", "Open units", $"Reserved, in {report.Currency}", "Reserved units"];

    private static string[] CellsOf(OpenOrder order) =>
        [
            order.AcceptedAt.ToString(),
            order.Order.ToString(),
            order.OpenQuantity.ToString(),
            order.ReservedCash.ToString(),
            order.ReservedQuantity.ToString(),
        ];
}
