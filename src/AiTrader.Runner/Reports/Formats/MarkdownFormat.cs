using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>Tables for a pull request: who earned what, how sessions ended, and the faults with their causes.</summary>
internal sealed class MarkdownFormat : IReportFormat
{
    private const int MostFaults = 20;
    private const int MessageLength = 300;

    /// <inheritdoc/>
    public string Name => "md";

    /// <inheritdoc/>
    public IReadOnlyList<ReportFile> Files { get; } =
    [new("report.md", (report, _, text, _) => WriteAsync(report, text))];

    private static async Task WriteAsync(Report report, TextWriter text)
    {
        foreach (
            string line in (IEnumerable<string>)
                [
                    .. Head(report),
                    .. Board(report),
                    "",
                    .. Costs(report),
                    .. Sessions(report),
                    "",
                    .. Faults(report),
                    .. Notes(report),
                ]
        )
        {
            await text.WriteLineAsync(line);
        }
    }

    private static IEnumerable<string> Head(Report report) =>
        [
            $"# AiTrader report: {DocumentText.Markdown(report.Title)}",
            "",
            DocumentText.Markdown(
                $"{report.Period}, market {report.Market}, {report.Currency}. {report.Basis.Sources} Benchmark: "
                    + $"{report.Benchmark.Name}."
            ),
            "",
            .. report.Notes.SelectMany(note => (string[])[$"> {DocumentText.Markdown(note)}", ""]),
        ];

    private static IEnumerable<string> Board(Report report)
    {
        yield return $"| # | Trader | {string.Join(" | ", Metrics.Leading.Select(metric => metric.Title))} | Equity | "
            + $"Fills | Denied | Coverage |";
        yield return $"|--:|:--|{string.Concat(Enumerable.Repeat("--:|", Metrics.Leading.Count + 4))}";
        foreach (var trader in report.Traders)
        {
            string incomplete = trader.Performance.Coverage.IsComplete ? "" : " (incomplete)";
            string rank = trader.Rank is { } place ? Figure.Text(place) : Figure.Undefined;
            yield return $"| {rank} | {DocumentText.Markdown(trader.Name)}{incomplete} | "
                + $"{string.Join(" | ", Metrics.Leading.Select(metric => metric.TextOf(trader)))} | "
                + $"{Figure.Text(trader.FinalEquity)} | {Figure.Text(trader.Tally.Fills)} | "
                + $"{Figure.Text(trader.Tally.Denials)} | {trader.CoverageText} |";
        }

        var benchmark = report.Benchmark;
        yield return $"| | *Benchmark* | {Figure.Percent(benchmark.Curve.TotalReturn)} | | "
            + $"{Figure.Percent(benchmark.Curve.MaxDrawdown?.Depth)} | "
            + $"{Figure.Text(benchmark.ShownSharpe, MetricUnit.Ratio)} | "
            + $"{Figure.Text(benchmark.Equity.Points[^1].Equity)} | | | |";
        yield return "";
        yield return DocumentText.Markdown(Report.RankingText);
        foreach (var trader in report.Traders.Where(trader => trader.LearnedText is not null))
        {
            yield return "";
            yield return $"> {DocumentText.Markdown(trader.Name)}: {trader.LearnedText}. The model may have learned "
                + "what happened.";
        }
    }

    private static IEnumerable<string> Costs(Report report)
    {
        if (!SpendingTexts.AreAny(report))
        {
            yield break;
        }

        yield return "## Requests and cost";
        yield return "";
        yield return $"| {string.Join(" | ", SpendingTexts.Titles)} |";
        yield return $"|:--|{string.Concat(Enumerable.Repeat("--:|", SpendingTexts.Titles.Count - 2))}:--|";
        foreach (var trader in report.Traders)
        {
            yield return $"| {DocumentText.Markdown(trader.Name)} | "
                + $"{string.Join(" | ", SpendingTexts.CellsOf(trader).Select(DocumentText.Markdown))} |";
        }

        yield return "";
        yield return DocumentText.Markdown(SpendingTexts.Meaning);
        yield return "";
    }

    private static IEnumerable<string> Sessions(Report report)
    {
        var marks = Enum.GetValues<SessionOutcome>();
        yield return "## Sessions";
        yield return "";
        yield return $"| Trader | {string.Join(" | ", marks)} | Run |";
        yield return $"|:--|{string.Concat(Enumerable.Repeat("--:|", marks.Length))}:--|";
        foreach (var trader in report.Traders)
        {
            yield return $"| {DocumentText.Markdown(trader.Name)} | "
                + $"{string.Join(" | ", marks.Select(mark => Figure.Text(trader.Count(mark))))} | "
                + $"{trader.Performance.Coverage} |";
        }
    }

    private static IEnumerable<string> Notes(Report report)
    {
        var writers = report.Traders.Where(trader => trader.History.Notes.Count > 0).ToList();
        if (writers.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return "## Notes";
        yield return "";
        yield return "| Trader | Notes | Sessions with notes | The last one |";
        yield return "|:--|--:|--:|:--|";
        foreach (var trader in writers)
        {
            var notes = trader.History.Notes;
            yield return $"| {DocumentText.Markdown(trader.Name)} | {Figure.Text(notes.Count)} | "
                + $"{Figure.Text(notes.DistinctBy(note => note.Context.Time).Count())} | "
                + $"{DocumentText.MarkdownCode(MessageText.Cut(notes[^1].Text, MessageLength))} |";
        }
    }

    private static IEnumerable<string> Faults(Report report)
    {
        var faults = report
            .Traders.SelectMany(trader => trader.History.Faults)
            .OrderBy(fault => fault.Context.Time)
            .ToList();
        yield return "## Faults";
        yield return "";
        if (faults.Count == 0)
        {
            yield return "No session faulted.";
            yield break;
        }

        yield return "| Trader | Session | Attempt | Cause | Message |";
        yield return "|:--|:--|--:|:--|:--|";
        foreach (var fault in faults.Take(MostFaults))
        {
            yield return $"| {DocumentText.Markdown(fault.Context.Signature.Value)} | {fault.Context.Time} | "
                + $"{fault.Attempt} | {DocumentText.MarkdownCode(fault.Type)} | "
                + $"{DocumentText.MarkdownCode(MessageText.Cut(fault.Message, MessageLength))} |";
        }

        if (faults.Count > MostFaults)
        {
            yield return "";
            yield return $"These are the first {MostFaults} of {Figure.Text(faults.Count)} faults.";
        }
    }
}
