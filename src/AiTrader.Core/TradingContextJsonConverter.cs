using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A context as JSON: <c>{"signature":"alice","modelId":"openai/gpt-5","time":"2025-10-01 10:00:00"}</c>. It is read
/// through <see cref="TradingContextBuilder"/>, so that every problem is named at once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TradingContextJsonConverter : ObjectJsonConverter<TradingContext>
{
    /// <summary>Creates the converter.</summary>
    public TradingContextJsonConverter()
        : base(nameof(TradingContext), "signature", "modelId", "time") { }

    internal static TradingContextJsonConverter Instance { get; } = new();

    private protected override TradingContext ReadMembers(JsonMembers members) =>
        new TradingContextBuilder
        {
            Signature = TextOf(members, "signature"),
            ModelId = TextOf(members, "modelId"),
            Time = TextOf(members, "time"),
        }.Build();

    private protected override void WriteMembers(Utf8JsonWriter writer, TradingContext value)
    {
        writer.WriteString("signature", value.Signature.Value);
        writer.WriteString("modelId", value.ModelId.Value);
        writer.WriteString("time", value.Time.ToString());
    }

    // What is missing or of another kind is a problem like any other, which the builder names with all others.
    private static string? TextOf(JsonMembers members, string name) =>
        members.Find(name) is { } element
            ? element.ValueKind == JsonValueKind.String
                ? members.Text(name)
                : $"({JsonValues.NameOf(element.ValueKind)})"
            : null;
}
