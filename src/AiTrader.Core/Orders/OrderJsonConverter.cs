using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// An order as JSON: <c>{"id":"2025-10-01#1","side":"buy","symbol":"NVDA","quantity":"10"}</c>; where it has terms,
/// with <c>"terms":{"type":"limit","limitPrice":"187.25","timeInForce":"day"}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OrderJsonConverter : ObjectJsonConverter<Order>
{
    /// <summary>Creates the converter.</summary>
    public OrderJsonConverter()
        : base(nameof(Order), "id", "side", "symbol", "quantity", "terms") { }

    internal static OrderJsonConverter Instance { get; } = new();

    private protected override Order ReadMembers(JsonMembers members) =>
        new(
            members.Word<ClientOrderId>("id"),
            members.Name<OrderSide>("side"),
            members.Word<Symbol>("symbol"),
            members.Number("quantity")
        )
        {
            Terms = members.Find("terms") is null
                ? OrderTerms.Market
                : members.Value("terms", OrderTermsJsonConverter.Instance),
        };

    private protected override void WriteMembers(Utf8JsonWriter writer, Order value)
    {
        writer.WriteString("id", value.Id.Value);
        writer.WriteString("side", EnumName.Of(value.Side));
        writer.WriteString("symbol", value.Symbol.Value);
        writer.WriteString("quantity", PlainDecimal.Format(value.Quantity));
        if (value.Terms != OrderTerms.Market)
        {
            OrderTermsJsonConverter.Instance.Write(writer, "terms", value.Terms);
        }
    }
}
