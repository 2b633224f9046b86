namespace AiTrader.Runner.Reports;

/// <summary>A figure of a trader, as every format shows it.</summary>
/// <param name="Key">Its name in data, for example <c>total_return</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">Its meaning, and how it is computed.</param>
/// <param name="Of">Computes it; null if it cannot be computed.</param>
internal sealed record Metric(string Key, string Title, MetricUnit Unit, string Meaning, Func<TraderReport, double?> Of)
{
    /// <summary>The fewest sessions from which people are shown a figure of a year.</summary>
    public const int FewestSessions = 60;

    /// <summary>Whether it is a figure of a year, which says nothing after a few sessions. Default: false.</summary>
    public bool IsAnnualized { get; init; }

    /// <summary>The figure that people are shown; null if it cannot be computed or would say nothing.</summary>
    public double? ShownOf(TraderReport trader) =>
        IsAnnualized && trader.Performance.Coverage.CompletedCount < FewestSessions ? null : Of(trader);

    /// <summary>The figure as text; a dash if none is shown.</summary>
    public string TextOf(TraderReport trader) => Figure.Text(ShownOf(trader), Unit);
}
