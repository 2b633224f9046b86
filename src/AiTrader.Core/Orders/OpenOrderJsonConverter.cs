using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// An open order as JSON: <c>{"order":{…},"number":3,"acceptedAt":"2025-10-01","openQuantity":"4","reservedCash":"60",
/// "reservedQuantity":"0","filledNotional":"54","paidFees":"1"}</c>; with <c>"isTriggered":true</c>,
/// <c>"lastBar":"2025-10-02"</c> and <c>"awaitsApproval":true</c> if they apply.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenOrderJsonConverter : ObjectJsonConverter<OpenOrder>
{
    /// <summary>Creates the converter.</summary>
    public OpenOrderJsonConverter()
        : base(
            nameof(OpenOrder),
            "order",
            "number",
            "acceptedAt",
            "openQuantity",
            "reservedCash",
            "reservedQuantity",
            "filledNotional",
            "paidFees",
            "isTriggered",
            "lastBar",
            "awaitsApproval",
            "wasApproved"
        ) { }

    internal static OpenOrderJsonConverter Instance { get; } = new();

    private protected override OpenOrder ReadMembers(JsonMembers members) =>
        new(
            members.Value("order", OrderJsonConverter.Instance),
            members.Count("number"),
            members.Word<TradingTime>("acceptedAt"),
            members.Word<Quantity>("openQuantity"),
            members.Word<Money>("reservedCash")
        )
        {
            ReservedQuantity = members.Word<Quantity>("reservedQuantity"),
            FilledNotional = members.Word<Money>("filledNotional"),
            PaidFees = members.Word<Money>("paidFees"),
            IsTriggered = members.Flag("isTriggered"),
            LastBar = members.Optional<TradingTime>("lastBar"),
            AwaitsApproval = members.Flag("awaitsApproval"),
            WasApproved = members.Flag("wasApproved"),
        };

    private protected override void WriteMembers(Utf8JsonWriter writer, OpenOrder value)
    {
        OrderJsonConverter.Instance.Write(writer, "order", value.Order);
        writer.WriteNumber("number", value.Number);
        writer.WriteString("acceptedAt", value.AcceptedAt.ToString());
        writer.WriteString("openQuantity", value.OpenQuantity.ToString());
        writer.WriteString("reservedCash", value.ReservedCash.ToString());
        writer.WriteString("reservedQuantity", value.ReservedQuantity.ToString());
        writer.WriteString("filledNotional", value.FilledNotional.ToString());
        writer.WriteString("paidFees", value.PaidFees.ToString());
        if (value.IsTriggered)
        {
            writer.WriteBoolean("isTriggered", true);
        }

        if (value.LastBar is { } bar)
        {
            writer.WriteString("lastBar", bar.ToString());
        }

        if (value.AwaitsApproval)
        {
            writer.WriteBoolean("awaitsApproval", true);
        }

        if (value.WasApproved)
        {
            writer.WriteBoolean("wasApproved", true);
        }
    }
}
