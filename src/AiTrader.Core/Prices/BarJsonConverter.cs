using System.ComponentModel;
using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>
/// A bar as JSON: <c>{"time":"2025-10-01","open":"187.25","high":"190","low":"186","close":"189","volume":"1200"}</c>.
/// What the bar does not have, the object does not have either.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BarJsonConverter : ObjectJsonConverter<Bar>
{
    /// <summary>Creates the converter.</summary>
    public BarJsonConverter()
        : base(nameof(Bar), "time", "open", "high", "low", "close", "volume") { }

    internal static BarJsonConverter Instance { get; } = new();

    private protected override Bar ReadMembers(JsonMembers members) =>
        new(
            members.Word<TradingTime>("time"),
            members.Optional<Price>("open"),
            members.Optional<Price>("high"),
            members.Optional<Price>("low"),
            members.Optional<Price>("close"),
            members.Optional<Quantity>("volume")?.Value
        );

    private protected override void WriteMembers(Utf8JsonWriter writer, Bar value)
    {
        writer.WriteString("time", WordText.WriteJson(value.Time));
        WriteIfPresent(writer, "open", value.Open?.Value);
        WriteIfPresent(writer, "high", value.High?.Value);
        WriteIfPresent(writer, "low", value.Low?.Value);
        WriteIfPresent(writer, "close", value.Close?.Value);
        WriteIfPresent(writer, "volume", value.Volume);
    }

    private static void WriteIfPresent(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } present)
        {
            writer.WriteString(name, PlainDecimal.Format(present));
        }
    }
}
