namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// How large a chart is drawn, and how many points a curve may have. There are two drawings, for a page and for a
/// phone, so that text keeps its size.
/// </summary>
/// <param name="Name">The name in a class of the style sheet.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Points">The maximum number of points of a curve; more would overlap.</param>
internal sealed record ChartSize(string Name, int Width, int Height, int Points)
{
    /// <summary>For a page.</summary>
    public static ChartSize Wide { get; } = new("wide", 1040, 400, 1000);

    /// <summary>For a phone.</summary>
    public static ChartSize Narrow { get; } = new("narrow", 400, 300, 300);

    /// <summary>Both.</summary>
    public static IReadOnlyList<ChartSize> All { get; } = [Wide, Narrow];
}
