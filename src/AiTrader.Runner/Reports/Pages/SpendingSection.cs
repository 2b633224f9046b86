using System.Xml.Linq;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>What the traders asked of their models, and what that cost.</summary>
internal static class SpendingSection
{
    /// <summary>The table; a sentence if nobody asked a model.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        if (!SpendingTexts.AreAny(report))
        {
            yield return Html.Element("p", "soft", "No request to a model is recorded.");
            yield break;
        }

        yield return Html.Element("p", "soft", SpendingTexts.Meaning);
        yield return Html.Table(
            "What each trader asked of its models.",
            SpendingTexts.Titles,
            report.Traders.Select(trader => (string[])[trader.Name, .. SpendingTexts.CellsOf(trader)])
        );
    }
}
