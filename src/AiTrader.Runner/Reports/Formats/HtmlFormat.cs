using AiTrader.Runner.Reports.Pages;

namespace AiTrader.Runner.Reports.Formats;

/// <summary>One self-contained page for a browser.</summary>
internal sealed class HtmlFormat : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public IReadOnlyList<ReportFile> Files { get; } =
    [
        new(
            "report.html",
            (report, journal, text, cancellationToken) =>
                new ReportPage(report, journal).WriteAsync(text, cancellationToken)
        ),
    ];
}
