using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A fill as JSON: <c>{"order":{…},"price":"187.25","quantity":"10","fee":"0.5"}</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FillJsonConverter : ObjectJsonConverter<Fill>
{
    /// <summary>Creates the converter.</summary>
    public FillJsonConverter()
        : base(nameof(Fill), "order", "price", "quantity", "fee") { }

    internal static FillJsonConverter Instance { get; } = new();

    private protected override Fill ReadMembers(JsonMembers members) =>
        new(
            members.Value("order", OrderJsonConverter.Instance),
            members.Word<Price>("price"),
            members.Word<Quantity>("quantity"),
            members.Word<Money>("fee")
        );

    private protected override void WriteMembers(Utf8JsonWriter writer, Fill value)
    {
        OrderJsonConverter.Instance.Write(writer, "order", value.Order);
        writer.WriteString("price", WordText.WriteJson(value.Price));
        writer.WriteString("quantity", value.Quantity.ToString());
        writer.WriteString("fee", value.Fee.ToString());
    }
}
