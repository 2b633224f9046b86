using System.Globalization;
using System.Xml.Linq;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>What the traders hold: what it cost, what it is worth and what would be gained.</summary>
internal static class PositionSection
{
    private const int Most = 200;

    /// <summary>The positions of all traders; a sentence if there is none.</summary>
    public static XElement Of(Report report, IPageLinks links)
    {
        var positions = report
            .Traders.SelectMany(trader => trader.Holdings.Select(holding => (Trader: trader, Holding: holding)))
            .ToList();
        return positions.Count == 0
            ? Html.Nothing("Every account is in cash.")
            : Html.Folded(
                $"{Figure.Text(positions.Count)} positions",
                positions.Count,
                Html.Numbers(
                    (
                        positions.Count > Most
                            ? $"The first {Figure.Text(Most)} of {Figure.Text(positions.Count)} positions. "
                            : ""
                    ) + CaptionOf(report),
                    ["Trader", .. Titles],
                    positions
                        .Take(Most)
                        .Select(position =>
                            (object[])
                                [
                                    Html.Link(links.TraderOf(position.Trader), position.Trader.Name),
                                    .. CellsOf(position.Trader, position.Holding),
                                ]
                        )
                )
            );
    }

    /// <summary>The positions of a trader, and its cash.</summary>
    public static XElement Of(Report report, TraderReport trader) =>
        Html.Numbers(
            CaptionOf(report),
            Titles,
            trader
                .Holdings.Select(holding => CellsOf(trader, holding))
                .Append(["Cash", "", "", "", Figure.Text(CashOf(trader)), "", "", PartOf(CashOf(trader), trader)])
        );

    private static IReadOnlyList<string> Titles { get; } =
    ["Symbol", "Units", "Cost", "Price", "Value", "Profit", "On the cost", "Of the equity"];

    private static string CaptionOf(Report report) =>
        $"In {report.Currency}. The cost has the fees of the buys, first in, first out; the profit is that of the last "
        + "price, and no fee of a sale is in it.";

    private static object[] CellsOf(TraderReport trader, FinalHolding holding) =>
        [
            holding.Symbol.Value,
            holding.Quantity.ToString(),
            Figure.Text(holding.Cost),
            holding.IsSuspended ? $"{holding.Price} of {holding.PricedAt}" : holding.Price.ToString(),
            Figure.Text(holding.Value),
            Html.Element("span", ToneOf(holding.Profit), Figure.Text(holding.Profit)),
            holding.Cost > Money.Zero
                ? Figure.Percent((double)(holding.Profit.Value / holding.Cost.Value))
                : Figure.Undefined,
            PartOf(holding.Value, trader),
        ];

    private static Money CashOf(TraderReport trader)
    {
        var last = trader.Performance.Equity.Points[^1];
        return last.Equity - last.Invested;
    }

    private static string PartOf(Money value, TraderReport trader) =>
        trader.FinalEquity > Money.Zero
            ? (value.Value / trader.FinalEquity.Value).ToString("0.0%", CultureInfo.InvariantCulture)
            : Figure.Undefined;

    private static string? ToneOf(Money profit) =>
        profit > Money.Zero ? "up"
        : profit < Money.Zero ? "down"
        : null;
}
