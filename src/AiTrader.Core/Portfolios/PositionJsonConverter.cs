using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A position as JSON: <c>{"symbol":"NVDA","quantity":"10","lastBuyDate":"2025-10-01","boughtThatDay":"4",
/// "cost":"1872.5"}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PositionJsonConverter : ObjectJsonConverter<Position>
{
    /// <summary>Creates the converter.</summary>
    public PositionJsonConverter()
        : base(nameof(Position), "symbol", "quantity", "lastBuyDate", "boughtThatDay", "cost") { }

    internal static PositionJsonConverter Instance { get; } = new();

    private protected override Position ReadMembers(JsonMembers members) =>
        new(
            members.Word<Symbol>("symbol"),
            members.Word<Quantity>("quantity"),
            members.Day("lastBuyDate"),
            members.Word<Quantity>("boughtThatDay")
        )
        {
            Cost = members.Word<Money>("cost"),
        };

    private protected override void WriteMembers(Utf8JsonWriter writer, Position value)
    {
        writer.WriteString("symbol", value.Symbol.Value);
        writer.WriteString("quantity", value.Quantity.ToString());
        writer.WriteString("lastBuyDate", new TradingTime(value.LastBuyDate).ToString());
        writer.WriteString("boughtThatDay", value.BoughtThatDay.ToString());
        writer.WriteString("cost", value.Cost.ToString());
    }
}
