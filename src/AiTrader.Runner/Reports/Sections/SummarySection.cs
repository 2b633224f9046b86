using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The summary at the top.</summary>
internal static class SummarySection
{
    /// <summary>The notes, then a card for each of the first questions.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        if (report.Notes.Count > 0)
        {
            yield return Html.Element("ul", "notes", report.Notes.Select(note => Html.Element("li", null, note)));
        }

        int incomplete = report.Traders.Count(trader => !trader.Performance.Coverage.IsComplete);
        yield return FigureCard.Row(
            report.Best is { } best
                ? FigureCard.Of("Best return", Metrics.Leading[0].TextOf(best), best.Name)
                : FigureCard.Of("Best return", Figure.Undefined, "no trader is ranked"),
            FigureCard.Of("Benchmark", Figure.Percent(report.Benchmark.Curve.TotalReturn), report.Benchmark.Name),
            FigureCard.Of(
                "Sessions",
                Figure.Text(report.Traders.Sum(trader => trader.Tally.Sessions.Total)),
                $"{Figure.Text(report.Count(SessionOutcome.Traded))} traded, "
                    + $"{Figure.Text(report.Count(SessionOutcome.Held))} held"
            ),
            FigureCard.Of(
                "Incomplete",
                Figure.Text(incomplete),
                incomplete == 0
                    ? "every session traded or held"
                    : $"of {Figure.Text(report.Traders.Count)} traders: "
                        + $"{Figure.Text(report.Count(SessionOutcome.Undecided))} undecided, "
                        + $"{Figure.Text(report.Count(SessionOutcome.Faulted))} faulted, "
                        + $"{Figure.Text(report.Count(SessionOutcome.Missing))} missing"
            )
        );
    }

    /// <summary>The meaning of the marks of sessions.</summary>
    public static IEnumerable<XElement> Marks(Report report)
    {
        yield return Html.Element(
            "ul",
            "legend",
            SessionStrip.Marks.Select(mark => new XElement(
                "li",
                SessionStrip.Sample(mark),
                $"{mark}: {MeaningOf(mark)}"
            )),
            report.Traders.Any(trader => trader.Learned.Count > 0)
                ? new XElement(
                    "li",
                    SessionStrip.LearnedSample(),
                    "Underlined: before the knowledge cutoff of the model, which may have learned what happened"
                )
                : null
        );
    }

    private static string MeaningOf(SessionOutcome mark) =>
        mark switch
        {
            SessionOutcome.Traded => "an order was executed or rests",
            SessionOutcome.Held => "said hold, and why",
            SessionOutcome.Undecided => "neither",
            SessionOutcome.Faulted => "faulted, and was not completed",
            SessionOutcome.Missing => "neither completed nor faulted",
            _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, "There is no such mark."),
        };
}
