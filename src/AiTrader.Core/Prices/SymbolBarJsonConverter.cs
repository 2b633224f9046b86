using System.ComponentModel;
using System.Text.Json;

namespace AiTrader.Prices;

/// <summary>A bar with its symbol as JSON: <c>{"symbol":"NVDA","bar":{…}}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SymbolBarJsonConverter : ObjectJsonConverter<SymbolBar>
{
    /// <summary>Creates the converter.</summary>
    public SymbolBarJsonConverter()
        : base(nameof(SymbolBar), "symbol", "bar") { }

    private protected override SymbolBar ReadMembers(JsonMembers members) =>
        new(members.Word<Symbol>("symbol"), members.Value("bar", BarJsonConverter.Instance));

    private protected override void WriteMembers(Utf8JsonWriter writer, SymbolBar value)
    {
        if (value == default)
        {
            throw new JsonException("default(SymbolBar) is not a value and cannot be written.");
        }

        writer.WriteString("symbol", value.Symbol.Value);
        BarJsonConverter.Instance.Write(writer, "bar", value.Bar);
    }
}
