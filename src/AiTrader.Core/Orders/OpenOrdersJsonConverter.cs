using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// Open orders as JSON, in the order in which they were accepted: <c>{"orders":[{…}],"reservedCash":"60"}</c>. What
/// they reserve follows from them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenOrdersJsonConverter : ObjectJsonConverter<OpenOrders>
{
    /// <summary>Creates the converter.</summary>
    public OpenOrdersJsonConverter()
        : base(nameof(OpenOrders), "orders", "reservedCash") { }

    private protected override OpenOrders ReadMembers(JsonMembers members)
    {
        var orders = OpenOrders.Create(members.List("orders", OpenOrderJsonConverter.Instance));
        return members.Word<Money>("reservedCash") == orders.ReservedCash
            ? orders
            : throw members.Refuse("reservedCash", "is not what the orders reserve", orders.ReservedCash.ToString());
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, OpenOrders value)
    {
        OpenOrderJsonConverter.Instance.Write(writer, "orders", value);
        writer.WriteString("reservedCash", value.ReservedCash.ToString());
    }
}
