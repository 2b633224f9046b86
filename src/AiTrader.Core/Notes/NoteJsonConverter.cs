using System.ComponentModel;
using System.Text.Json;

namespace AiTrader.Stores;

/// <summary>
/// A note as JSON: <c>{"context":{…},"id":"2025-10-01#1.1","text":"NVDA fell after its earnings; wait."}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NoteJsonConverter : ObjectJsonConverter<Note>
{
    /// <summary>Creates the converter.</summary>
    public NoteJsonConverter()
        : base(nameof(Note), "context", "id", "text") { }

    private protected override Note ReadMembers(JsonMembers members) =>
        new(
            members.Value("context", TradingContextJsonConverter.Instance),
            members.Word<ClientOrderId>("id"),
            members.Text("text")
        );

    private protected override void WriteMembers(Utf8JsonWriter writer, Note value)
    {
        TradingContextJsonConverter.Instance.Write(writer, "context", value.Context);
        writer.WriteString("id", value.Id.Value);
        writer.WriteString("text", value.Text);
    }
}
