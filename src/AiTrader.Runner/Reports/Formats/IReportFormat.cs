namespace AiTrader.Runner.Reports.Formats;

/// <summary>A form in which a report is written.</summary>
internal interface IReportFormat
{
    /// <summary>Its name on the command line, as <c>html</c>.</summary>
    string Name { get; }

    /// <summary>The files it is written into.</summary>
    IReadOnlyList<ReportFile> Files { get; }
}
