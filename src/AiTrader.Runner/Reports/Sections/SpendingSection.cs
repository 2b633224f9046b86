using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>What the traders asked of their models, and what that cost.</summary>
internal static class SpendingSection
{
    /// <summary>The table; a sentence if nobody asked a model.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        if (!SpendingTexts.AreAny(report))
        {
            yield return Html.Nothing("No request to a model is recorded.");
            yield break;
        }

        yield return Html.Element("p", "soft", SpendingTexts.Meaning);
        yield return Html.Table(
            "What each trader asked of its models.",
            SpendingTexts.Titles,
            report.Traders.Select(trader => (string[])[trader.Name, .. SpendingTexts.CellsOf(trader)])
        );
    }

    /// <summary>What one trader asked of its models; a sentence if it asked none.</summary>
    public static XElement Of(TraderReport trader) =>
        trader.Spending.Totals.Count == 0
            ? Html.Nothing(trader.IsBaseline ? "A baseline asks no model." : "No request to a model is recorded.")
            : Html.Element(
                "dl",
                "facts-list",
                SpendingTexts
                    .Titles.Skip(1)
                    .Zip(SpendingTexts.CellsOf(trader))
                    .Where(fact => fact.Second.Length > 0)
                    .Select(fact =>
                        (object)new[] { Html.Element("dt", null, fact.First), Html.Element("dd", null, fact.Second) }
                    )
            );
}
