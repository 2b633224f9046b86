using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A denial as JSON: <c>{"code":"insufficient_cash","message":"The order costs 1872.5 and the cash is 1000."}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DenialJsonConverter : ObjectJsonConverter<Denial>
{
    /// <summary>Creates the converter.</summary>
    public DenialJsonConverter()
        : base(nameof(Denial), "code", "message") { }

    internal static DenialJsonConverter Instance { get; } = new();

    private protected override Denial ReadMembers(JsonMembers members) =>
        new(members.Text("code"), members.Text("message"));

    private protected override void WriteMembers(Utf8JsonWriter writer, Denial value)
    {
        writer.WriteString("code", value.Code);
        writer.WriteString("message", value.Message);
    }
}
