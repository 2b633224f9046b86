using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// The terms of an order as JSON: <c>{"type":"stopLimit","stopPrice":"190","limitPrice":"191","timeInForce":"day"}</c>;
/// a price that is not given is not written.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrderTermsJsonConverter : ObjectJsonConverter<OrderTerms>
{
    /// <summary>Creates the converter.</summary>
    public OrderTermsJsonConverter()
        : base(nameof(OrderTerms), "type", "stopPrice", "limitPrice", "timeInForce") { }

    internal static OrderTermsJsonConverter Instance { get; } = new();

    private protected override OrderTerms ReadMembers(JsonMembers members) =>
        new()
        {
            Type = members.Name<OrderType>("type"),
            StopPrice = members.Optional<Money>("stopPrice")?.Value,
            LimitPrice = members.Optional<Money>("limitPrice")?.Value,
            TimeInForce = members.Name<TimeInForce>("timeInForce"),
        };

    private protected override void WriteMembers(Utf8JsonWriter writer, OrderTerms value)
    {
        writer.WriteString("type", EnumName.Of(value.Type));
        Write(writer, "stopPrice", value.StopPrice);
        Write(writer, "limitPrice", value.LimitPrice);
        writer.WriteString("timeInForce", EnumName.Of(value.TimeInForce));
    }

    private static void Write(Utf8JsonWriter writer, string name, decimal? price)
    {
        if (price is { } value)
        {
            writer.WriteString(name, PlainDecimal.Format(value));
        }
    }
}
