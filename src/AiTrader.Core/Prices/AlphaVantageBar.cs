using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>
/// One bar of an <see cref="AlphaVantageSeries"/>, with its values as text. AI-Trader renames the open to <c>1. buy
/// price</c> and the close to <c>4. sell price</c>; both names are read.
/// </summary>
/// <param name="Stamp">The stamp of the bar, not checked.</param>
/// <param name="Content">What is under the stamp.</param>
internal readonly record struct AlphaVantageBar(string Stamp, JsonElement Content)
{
    /// <summary>Whether there are values at all: anything but an object has none.</summary>
    public bool IsObject => Content.ValueKind == JsonValueKind.Object;

    public AlphaVantageField Open => FieldOf("1. buy price", "1. open");

    public AlphaVantageField High => FieldOf("2. high");

    public AlphaVantageField Low => FieldOf("3. low");

    public AlphaVantageField Close => FieldOf("4. sell price", "4. close");

    public AlphaVantageField Volume => FieldOf("5. volume");

    private AlphaVantageField FieldOf(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (
                Content.TryGetProperty(name, out var value)
                && value.ValueKind != JsonValueKind.Null
                && TextOf(value) is { Length: > 0 } text
            )
            {
                return new AlphaVantageField(name, text);
            }
        }

        return new AlphaVantageField(names[0], null);
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
