using System.Xml.Linq;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>The notes that models wrote for their own later sessions; nothing if there is none.</summary>
internal static class NoteSection
{
    private const int Most = 200;

    /// <summary>The section: its heading and the table.</summary>
    public static IEnumerable<XElement> Of(Report report)
    {
        var notes = report
            .Traders.SelectMany(trader => trader.History.Notes.Select(note => (Trader: trader, Note: note)))
            .OrderBy(written => written.Note.Context.Time)
            .ToList();
        if (notes.Count == 0)
        {
            yield break;
        }

        yield return new XElement(
            "section",
            new XAttribute("id", "notes"),
            new XAttribute("aria-labelledby", "notes-title"),
            new XElement("h2", new XAttribute("id", "notes-title"), "Notes"),
            TableOf(notes)
        );
    }

    private static XElement TableOf(List<(TraderReport Trader, Note Note)> notes) =>
        Html.Table(
            notes.Count > Most
                ? $"The first {Figure.Text(Most)} of {Figure.Text(notes.Count)} notes; report.json has all of them."
                : "Every note that a model wrote for its own later sessions.",
            ["Trader", "Session", "Model", "Note"],
            notes
                .Take(Most)
                .Select(written =>
                    (string[])
                        [
                            written.Trader.Name,
                            written.Note.Context.Time.ToString(),
                            written.Note.Context.ModelId.Value,
                            written.Note.Text,
                        ]
                )
        );
}
