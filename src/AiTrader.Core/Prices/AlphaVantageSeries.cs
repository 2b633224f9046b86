using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>
/// One object of Alpha Vantage, or of AI-Trader's merged file, which is made of them. Shortened:
/// <code>{"Meta Data":{"2. Symbol":"IBM"},"Time Series (Daily)":{"2025-10-30":{"1. open":"271.99","2. high":"272","3.
/// low":"270","4. close":"271","5. volume":"100"}}}</code>
/// </summary>
/// <param name="Name">The name of its time series.</param>
/// <param name="Symbol">The symbol, not checked; null if it is missing.</param>
/// <param name="Bars">The bars in the order of the file; Alpha Vantage writes the newest first.</param>
internal sealed record AlphaVantageSeries(string Name, string? Symbol, IReadOnlyList<AlphaVantageBar> Bars)
{
    private const string Prefix = "Time Series";

    /// <summary>Reads an object.</summary>
    /// <exception cref="FormatException">There is not one time series.</exception>
    /// <exception cref="InvalidOperationException">
    /// A name or the symbol is not Unicode: JSON may escape half of a surrogate pair.
    /// </exception>
    public static AlphaVantageSeries Read(JsonElement root)
    {
        var series = SeriesOf(root).ToList();
        return series is [var only]
            ? new AlphaVantageSeries(
                only.Name,
                SymbolOf(root),
                [.. only.Value.EnumerateObject().Select(bar => new AlphaVantageBar(bar.Name, bar.Value))]
            )
            : throw new FormatException(
                "there must be one 'Time Series (…)' object; an answer that is a note or an error has none"
            );
    }

    /// <summary>The names of the time series of an object: one, if it is right.</summary>
    public static IEnumerable<string> NamesOf(JsonElement root) => SeriesOf(root).Select(series => series.Name);

    private static IEnumerable<JsonProperty> SeriesOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
            ? root.EnumerateObject()
                .Where(property =>
                    property.Name.StartsWith(Prefix, StringComparison.Ordinal)
                    && property.Value.ValueKind == JsonValueKind.Object
                )
            : [];

    private static string? SymbolOf(JsonElement root) =>
        root.TryGetProperty("Meta Data", out var meta)
        && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty("2. Symbol", out var symbol)
        && symbol.ValueKind == JsonValueKind.String
            ? symbol.GetString()
            : null;
}
