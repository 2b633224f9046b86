namespace AiTrader.Runner.Reports.Formats;

/// <summary>A format of a report.</summary>
internal interface IReportFormat
{
    /// <summary>Its name on the command line, for example <c>html</c>.</summary>
    string Name { get; }

    /// <summary>The files it is written into.</summary>
    IReadOnlyList<ReportFile> Files { get; }
}
