using System.Xml.Linq;
using AiTrader.Runner.Reports;
using AiTrader.Runner.Reports.Sections;

namespace AiTrader.Runner.Board.Pages;

/// <summary>The sessions of a trader: a mark each, and the latest ones as a list.</summary>
internal static class SessionList
{
    private const int Most = 30;

    /// <summary>The marks and the list.</summary>
    public static IEnumerable<XElement> Of(Report report, TraderReport trader, IPageLinks links)
    {
        if (trader.Outcomes.Count == 0)
        {
            yield return Html.Nothing("There was no session yet.");
            yield break;
        }

        foreach (var mark in SummarySection.Marks(report))
        {
            yield return mark;
        }

        yield return Html.Element("div", "strips", SessionStrip.Of(report));
        yield return Html.Details(
            $"The latest {Figure.Text(Math.Min(Most, trader.Outcomes.Count))} sessions",
            Html.Table(
                "The latest first; each leads to its conversation.",
                ["Session", "Outcome"],
                trader
                    .Outcomes.OrderByDescending(session => session.Key)
                    .Take(Most)
                    .Select(session =>
                        (object[])
                            [
                                Html.Link(links.SessionOf(trader, session.Key), session.Key.ToString()),
                                SessionOutcomeNames.GetName(session.Value),
                            ]
                    )
            )
        );
    }
}
