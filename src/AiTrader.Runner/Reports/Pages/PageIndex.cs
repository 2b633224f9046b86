using System.Text.Json.Serialization;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>The index with which the page's script finds a session.</summary>
/// <param name="Times">The stamps.</param>
/// <param name="Traders">The names of the traders.</param>
/// <param name="Marks">For each trader, one letter for each stamp.</param>
/// <param name="Firsts">The number of the first session of each pack.</param>
/// <param name="Cell">The width of a mark, in pixels.</param>
/// <param name="Silent">The first stamp without conversations, for lack of room; null if all fit.</param>
internal sealed record PageIndex(
    [property: JsonPropertyName("times")] IReadOnlyList<string> Times,
    [property: JsonPropertyName("traders")] IReadOnlyList<string> Traders,
    [property: JsonPropertyName("marks")] IReadOnlyList<string> Marks,
    [property: JsonPropertyName("firsts")] IReadOnlyList<int> Firsts,
    [property: JsonPropertyName("cell")] int Cell,
    [property: JsonPropertyName("silent")] string? Silent
);
