using System.Text.Json.Serialization;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>What a color of a chart means.</summary>
/// <param name="Name">The name that it represents.</param>
/// <param name="Color">The color, as the style sheet names it.</param>
internal sealed record ChartBand(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("color")] string Color
);
