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
    /// <summary>The height of a label at the end of a line, in pixels. Default: 13.</summary>
    public int LabelHeight { get; init; } = 13;

    /// <summary>How many characters of a name such a label has. Default: 16.</summary>
    public int LabelLength { get; init; } = 16;

    /// <summary>The room for such labels, in pixels. Default: 190.</summary>
    public int LabelRoom { get; init; } = 190;

    /// <summary>For a page.</summary>
    public static ChartSize Wide { get; } = new("wide", 1040, 400, 1000);

    /// <summary>For a phone.</summary>
    public static ChartSize Narrow { get; } =
        new("narrow", 400, 300, 300)
        {
            LabelHeight = 12,
            LabelLength = 12,
            LabelRoom = 102,
        };

    /// <summary>Both.</summary>
    public static IReadOnlyList<ChartSize> All { get; } = [Wide, Narrow];
}
