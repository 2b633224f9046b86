using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>A quote as JSON: <c>{"symbol":"NVDA","time":"2025-10-01 10:00:00","price":"187.25"}</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QuoteJsonConverter : ObjectJsonConverter<Quote>
{
    /// <summary>Creates the converter.</summary>
    public QuoteJsonConverter()
        : base(nameof(Quote), "symbol", "time", "price") { }

    private protected override Quote ReadMembers(JsonMembers members) =>
        new(members.Word<Symbol>("symbol"), members.Word<TradingTime>("time"), members.Word<Price>("price"));

    private protected override void WriteMembers(Utf8JsonWriter writer, Quote value)
    {
        if (value == default)
        {
            throw new JsonException("default(Quote) is not a value and cannot be written.");
        }

        writer.WriteString("symbol", value.Symbol.Value);
        writer.WriteString("time", WordText.WriteJson(value.Time));
        writer.WriteString("price", WordText.WriteJson(value.Price));
    }
}
