namespace AiTrader.Runner.Reports;

/// <summary>A figure of a trader, as every format shows it.</summary>
/// <param name="Key">Its name in data, for example <c>total_return</c>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">Its meaning, and how it is computed.</param>
/// <param name="Of">Computes it; null if it cannot be computed.</param>
internal sealed record Metric(string Key, string Title, MetricUnit Unit, string Meaning, Func<TraderReport, double?> Of)
{
    /// <summary>The figure as text; a dash where it cannot be computed.</summary>
    public string TextOf(TraderReport trader) => Figure.Text(Of(trader), Unit);
}
