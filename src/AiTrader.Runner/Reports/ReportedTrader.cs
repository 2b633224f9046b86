namespace AiTrader.Runner.Reports;

/// <summary>A trader that was read for a report: it is shown, or the prices are not those at which it traded.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Report">Its figures; null if it is left out.</param>
/// <param name="Left">Why it is left out; null if it is not.</param>
internal sealed record ReportedTrader(TraderFacts Facts, TraderReport? Report, string? Left)
{
    /// <summary>The sessions that are not stamps of the prices since its opening; empty for most.</summary>
    public IReadOnlyList<TradingTime> OwnTimes { get; init; } = [];

    /// <summary>The same with its records, for pages that show them.</summary>
    public ReportedTrader With(TraderHistory history) =>
        Report is null ? this : this with { Report = Report with { KeptHistory = history } };
}
