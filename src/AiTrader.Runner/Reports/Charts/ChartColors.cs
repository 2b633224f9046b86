using System.Globalization;
using OxyPlot;

namespace AiTrader.Runner.Reports.Charts;

/// <summary>
/// Colors that stand for names of the style sheet: a chart is drawn once, and the page says what its colors are in
/// light and dark.
/// <see cref="ChartSvg"/> puts the names in their place.
/// </summary>
internal static class ChartColors
{
    private const byte SeriesMark = 3;

    /// <summary>Axes and their text.</summary>
    public static OxyColor Text { get; } = OxyColor.FromRgb(1, 0, 1);

    /// <summary>Lines behind the curves.</summary>
    public static OxyColor Grid { get; } = OxyColor.FromRgb(1, 0, 2);

    /// <summary>The benchmark, or a price.</summary>
    public static OxyColor Strong { get; } = OxyColor.FromRgb(1, 0, 3);

    /// <summary>Cash.</summary>
    public static OxyColor Cash { get; } = OxyColor.FromRgb(1, 0, 4);

    /// <summary>Whatever has no color of its own.</summary>
    public static OxyColor Rest { get; } = OxyColor.FromRgb(1, 0, 5);

    /// <summary>The background of the chart.</summary>
    public static OxyColor Paper { get; } = OxyColor.FromRgb(1, 0, 6);

    /// <summary>The color of a series, by its number from 0.</summary>
    public static OxyColor Series(int number) =>
        OxyColor.FromRgb(SeriesMark, (byte)(number / 256), (byte)(number % 256));

    /// <summary>The number of the series that a color stands for; null if it stands for none.</summary>
    public static int? SeriesOf(byte red, byte green, byte blue) => red == SeriesMark ? (green * 256) + blue : null;

    /// <summary>The value of the style sheet for a series, by its number from 0.</summary>
    public static string StyleOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"var(--s{number},var(--rest))");

    /// <summary>The value of the style sheet that a color stands for.</summary>
    public static string StyleOf(byte red, byte green, byte blue) =>
        (red, green, blue) switch
        {
            (SeriesMark, _, _) => StyleOf((green * 256) + blue),
            (1, 0, 1) => "var(--soft)",
            (1, 0, 2) => "var(--grid)",
            (1, 0, 3) => "var(--ink)",
            (1, 0, 4) => "var(--cash)",
            (1, 0, 5) => "var(--rest)",
            (1, 0, 6) => "var(--card)",
            _ => $"rgb({red},{green},{blue})",
        };
}
