using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The orders that rest at the end; nothing if there is none.</summary>
internal static class OpenOrderSection
{
    private const int Most = 200;

    /// <summary>The section: its heading and the table.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        var orders = report
            .Traders.SelectMany(trader => trader.History.OpenOrders.Select(order => (Trader: trader, Order: order)))
            .ToList();
        if (orders.Count == 0)
        {
            yield break;
        }

        yield return new XElement(
            "section",
            new XAttribute("id", "open-orders"),
            new XAttribute("aria-labelledby", "open-orders-title"),
            new XElement("h2", new XAttribute("id", "open-orders-title"), "Open orders"),
            TableOf(report, orders)
        );
    }

    private static XElement TableOf(Report report, List<(TraderReport Trader, OpenOrder Order)> orders) =>
        Html.Table(
            orders.Count > Most
                ? $"The first {Figure.Text(Most)} of {Figure.Text(orders.Count)} orders; report.json has all of them."
                : "Every order that is neither filled nor over, and what it reserves.",
            ["Trader", "Since", "Order", "Open units", $"Reserved, in {report.Currency}", "Reserved units"],
            orders
                .Take(Most)
                .Select(open =>
                    (string[])
                        [
                            open.Trader.Name,
                            open.Order.AcceptedAt.ToString(),
                            open.Order.Order.ToString(),
                            open.Order.OpenQuantity.ToString(),
                            open.Order.ReservedCash.ToString(),
                            open.Order.ReservedQuantity.ToString(),
                        ]
                )
        );
}
