using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// The outcome of a cancellation as JSON, its kind first: <c>{"outcome":"cancelled","order":{…},"quantity":"6"}</c>
/// or <c>{"outcome":"denied","target":"2025-10-01#3","denial":{…}}</c>.
/// </summary>
/// <typeparam name="TOutcome">The hierarchy, or one of its cases.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CancelOutcomeJsonConverter<TOutcome> : ObjectJsonConverter<TOutcome>
    where TOutcome : CancelOutcome
{
    /// <summary>Creates the converter.</summary>
    public CancelOutcomeJsonConverter()
        : base(nameof(CancelOutcome), "outcome", "order", "quantity", "target", "denial") { }

    private protected override TOutcome ReadMembers(JsonMembers members)
    {
        CancelOutcome outcome = members.Text("outcome") switch
        {
            "cancelled" => members
                .Only("outcome", "order", "quantity")
                .Make(canceled => new CancelOutcome.Cancelled(
                    canceled.Value("order", OrderJsonConverter.Instance),
                    canceled.Word<Quantity>("quantity")
                )),
            "denied" => members
                .Only("outcome", "target", "denial")
                .Make(denied => new CancelOutcome.Denied(
                    denied.Word<ClientOrderId>("target"),
                    denied.Value("denial", DenialJsonConverter.Instance)
                )),
            var other => throw members.Refuse(
                "outcome",
                $"{MessageText.Quote(other)} is refused",
                "cancelled or denied"
            ),
        };
        return outcome as TOutcome ?? throw members.Refuse("outcome", $"is {outcome}", typeof(TOutcome).Name);
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, TOutcome value)
    {
        switch (value)
        {
            case CancelOutcome.Cancelled canceled:
                writer.WriteString("outcome", "cancelled");
                OrderJsonConverter.Instance.Write(writer, "order", canceled.Order);
                writer.WriteString("quantity", canceled.Quantity.ToString());
                break;
            case CancelOutcome.Denied denied:
                writer.WriteString("outcome", "denied");
                writer.WriteString("target", denied.Target.Value);
                DenialJsonConverter.Instance.Write(writer, "denial", denied.Denial);
                break;
            default:
                throw new JsonException($"A cancel outcome of the type {value.GetType().Name} has no JSON.");
        }
    }
}
