using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The faults, and whether the session was completed later.</summary>
internal static class FaultSection
{
    private const int Most = TraderFacts.MostFaults;

    /// <summary>The table.</summary>
    public static IEnumerable<XElement> Of(Report report, IPageLinks links)
    {
        var faults = report
            .Traders.SelectMany(trader => trader.Facts.Faults.Select(fault => (Trader: trader, Fault: fault)))
            .OrderBy(fault => fault.Fault.Context.Time)
            .ToList();
        if (faults.Count == 0)
        {
            yield return Html.Nothing("No session faulted.");
            yield break;
        }

        int count = report.Traders.Sum(trader => trader.Facts.Counts.Faults);
        yield return Html.Table(
            count > Most
                ? $"The first {Figure.Text(Most)} of {Figure.Text(count)} faults."
                : "Every fault, including the faults of sessions that were run again later.",
            ["Trader", "Session", "Attempt", "Since", "Cause", "Message"],
            faults
                .Take(Most)
                .Select(fault =>
                    (object[])
                        [
                            Html.Link(links.TraderOf(fault.Trader), fault.Trader.Name),
                            LinkOf(fault.Trader, fault.Fault.Context.Time, links),
                            Figure.Text(fault.Fault.Attempt),
                            fault.Trader.Outcomes.TryGetValue(fault.Fault.Context.Time, out var mark)
                            && mark != SessionOutcome.Faulted
                                ? $"run again: {SessionOutcomeNames.GetName(mark)}"
                                : "not run again",
                            fault.Fault.Type,
                            fault.Fault.Message,
                        ]
                )
        );
    }

    // A fault of a session that was withdrawn, or that nobody counts, has no page of its own.
    private static object LinkOf(TraderReport trader, TradingTime time, IPageLinks links) =>
        trader.Outcomes.ContainsKey(time) ? Html.Link(links.SessionOf(trader, time), time.ToString()) : time.ToString();
}
