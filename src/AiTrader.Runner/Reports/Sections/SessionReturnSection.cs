using System.Xml.Linq;
using AiTrader.Performance;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The sessions after which a trader gained and lost most.</summary>
internal static class SessionReturnSection
{
    private const int Most = 5;

    /// <summary>Two tables; a sentence if the equity never changed.</summary>
    public static IEnumerable<XElement> Of(TraderReport trader, IPageLinks links)
    {
        var returns = PeriodReturn.Create(trader.Performance.Equity);
        var best = returns.Where(period => period.Value > 0).OrderByDescending(period => period.Value);
        var worst = returns.Where(period => period.Value < 0).OrderBy(period => period.Value);
        if (!returns.Any(period => period.Value != 0))
        {
            yield return Html.Nothing("The equity has not changed.");
            yield break;
        }

        yield return Html.Element(
            "p",
            "soft",
            "By the return from the close before to the close of the session's bar: what was held before counts too."
        );
        yield return Html.Element(
            "div",
            "pair",
            Table("Best", best, "There was no gain.", trader, links),
            Table("Worst", worst, "There was no loss.", trader, links)
        );
    }

    private static XElement Table(
        string caption,
        IEnumerable<PeriodReturn> returns,
        string nothing,
        TraderReport trader,
        IPageLinks links
    )
    {
        var shown = returns.Take(Most).ToList();
        return shown.Count == 0
            ? Html.Nothing(nothing)
            : Html.Table(
                caption,
                ["Session", "Return", "Outcome"],
                shown.Select(period => RowOf(period, trader, links))
            );
    }

    // A bar can have no session: before the first run, or where the account was opened later.
    private static object[] RowOf(PeriodReturn period, TraderReport trader, IPageLinks links) =>
        trader.Outcomes.TryGetValue(period.Time, out var outcome)
            ?
            [
                Html.Link(links.SessionOf(trader, period.Time), period.Time.ToString()),
                Figure.Percent(period.Value),
                SessionOutcomeNames.GetName(outcome),
            ]
            : [period.Time.ToString(), Figure.Percent(period.Value), "no session"];
}
