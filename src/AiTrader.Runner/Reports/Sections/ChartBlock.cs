using System.Text.Json.Serialization;

namespace AiTrader.Runner.Reports.Sections;

/// <summary>A chart that can be chosen, with the table behind it; it stays packed until then.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Drawings">The chart at each size, as SVG.</param>
/// <param name="Bands">What its colors mean.</param>
/// <param name="Head">The titles of the table's columns.</param>
/// <param name="Rows">The table.</param>
internal sealed record ChartBlock(
    [property: JsonPropertyName("caption")] string Caption,
    [property: JsonPropertyName("drawings")] IReadOnlyList<string> Drawings,
    [property: JsonPropertyName("bands")] IReadOnlyList<ChartBand> Bands,
    [property: JsonPropertyName("head")] IReadOnlyList<string> Head,
    [property: JsonPropertyName("rows")] IReadOnlyList<IReadOnlyList<string>> Rows
);
