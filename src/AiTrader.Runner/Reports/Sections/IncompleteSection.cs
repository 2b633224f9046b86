using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The sessions that keep traders from being complete: undecided, faulted or missing.</summary>
internal static class IncompleteSection
{
    private const int MostLinks = 24;

    private static readonly SessionOutcome[] Holes =
    [
        SessionOutcome.Undecided,
        SessionOutcome.Faulted,
        SessionOutcome.Missing,
    ];

    /// <summary>The sessions of all traders; a sentence if every trader is complete.</summary>
    public static IEnumerable<XElement> Of(Report report, IPageLinks links)
    {
        var incomplete = report.Traders.Where(trader => !trader.Performance.Coverage.IsComplete).ToList();
        if (incomplete.Count == 0)
        {
            yield return Html.Nothing("Every session of every trader traded or held.");
            yield break;
        }

        foreach (var trader in incomplete)
        {
            yield return Html.Element(
                "div",
                "incomplete",
                new XAttribute("id", $"missing-{Html.Number(trader.Number)}"),
                Html.Element("h3", null, Html.Element("bdi", null, trader.Name)),
                Of(trader, links)
            );
        }
    }

    /// <summary>The sessions of a trader; a sentence if it is complete.</summary>
    public static XElement Of(TraderReport trader, IPageLinks links) =>
        trader.Performance.Coverage.IsComplete
            ? Html.Nothing(
                trader.Performance.Coverage.ScheduledCount == 0
                    ? "There was no session yet."
                    : "Every session traded or held."
            )
            : Html.Element(
                "dl",
                "holes",
                Holes
                    .Where(hole => trader.Count(hole) > 0)
                    .Select(hole =>
                        (object)
                            new[]
                            {
                                Html.Element(
                                    "dt",
                                    SessionOutcomeNames.GetName(hole),
                                    $"{Figure.Text(trader.Count(hole))} {SessionOutcomeNames.GetName(hole)}"
                                ),
                                Html.Element("dd", null, LinksOf(trader, hole, links)),
                            }
                    )
            );

    private static List<object> LinksOf(TraderReport trader, SessionOutcome hole, IPageLinks links)
    {
        var parts = new List<object>();
        foreach (
            var time in trader
                .Outcomes.Where(session => session.Value == hole)
                .Select(session => session.Key)
                .Order()
                .Take(MostLinks)
        )
        {
            parts.Add(parts.Count == 0 ? "" : ", ");
            parts.Add(Html.Link(links.SessionOf(trader, time), time.ToString()));
        }

        int more = trader.Count(hole) - MostLinks;
        if (more > 0)
        {
            parts.Add($" and {Figure.Text(more)} more");
        }

        return parts;
    }
}
