using System.Xml.Linq;
using AiTrader.Runner.Output;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Sections;
using AiTrader.Stores;

namespace AiTrader.Runner.Board.Pages;

/// <summary>What happened to orders lately: fills, denials, and those that rest or end.</summary>
internal static class RecentSection
{
    private const int Most = TraderFacts.MostOrders;

    /// <summary>The table, the latest first; a sentence if nobody gave an order.</summary>
    public static XElement Of(Report report, IPageLinks links)
    {
        var recent = report
            .Traders.SelectMany(trader => trader.Facts.LatestOrders.Select(entry => (Trader: trader, Entry: entry)))
            .OrderByDescending(act => act.Entry.Context.Time)
            .ThenBy(act => act.Trader.Number)
            .Take(Most)
            .ToList();
        return recent.Count == 0
            ? Html.Nothing("Nobody has given an order yet.")
            : Html.Words(
                $"The latest {Most}, by the time on the market's clock.",
                ["Trader", "What", "Order", "Session"],
                recent.Select(act => RowOf(act.Trader, act.Entry, links))
            );
    }

    private static object[] RowOf(TraderReport trader, LedgerEntry entry, IPageLinks links)
    {
        var (what, how) = OrderEntryText.Of(entry)!.Value;
        string time = entry.Context.Time.ToString();
        return
        [
            Html.Link(links.TraderOf(trader), trader.Name),
            Html.Element("span", $"act {what.Replace(' ', '-')}", what),
            how,
            trader.Outcomes.ContainsKey(entry.Context.Time)
                ? Html.Link(links.SessionOf(trader, entry.Context.Time), time)
                : time,
        ];
    }
}
