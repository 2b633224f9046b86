using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// An outcome as JSON, its kind first: <c>{"outcome":"filled","fill":{…}}</c>,
/// <c>{"outcome":"partiallyFilled","fill":{…},"openQuantity":"6"}</c>, <c>{"outcome":"accepted","order":{…}}</c>,
/// <c>{"outcome":"cancelled","order":{…},"reason":"volume_limit"}</c> or
/// <c>{"outcome":"denied","order":{…},"denial":{…}}</c>.
/// </summary>
/// <typeparam name="TOutcome">The hierarchy, or one of its cases.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TradeOutcomeJsonConverter<TOutcome> : ObjectJsonConverter<TOutcome>
    where TOutcome : TradeOutcome
{
    /// <summary>Creates the converter.</summary>
    public TradeOutcomeJsonConverter()
        : base(nameof(TradeOutcome), "outcome", "order", "fill", "denial", "openQuantity", "reason") { }

    private protected override TOutcome ReadMembers(JsonMembers members)
    {
        TradeOutcome outcome = members.Text("outcome") switch
        {
            "filled" => members
                .Only("outcome", "fill")
                .Make(filled => new TradeOutcome.Filled(filled.Value("fill", FillJsonConverter.Instance))),
            "partiallyFilled" => members
                .Only("outcome", "fill", "openQuantity", "reason")
                .Make(filled => new TradeOutcome.PartiallyFilled(
                    filled.Value("fill", FillJsonConverter.Instance),
                    filled.Word<Quantity>("openQuantity"),
                    ReasonOf(filled)
                )),
            "accepted" => members
                .Only("outcome", "order", "reason")
                .Make(accepted => new TradeOutcome.Accepted(
                    accepted.Value("order", OrderJsonConverter.Instance),
                    ReasonOf(accepted)
                )),
            "cancelled" => members
                .Only("outcome", "order", "reason")
                .Make(canceled => new TradeOutcome.Cancelled(
                    canceled.Value("order", OrderJsonConverter.Instance),
                    canceled.Text("reason")
                )),
            "denied" => members
                .Only("outcome", "order", "denial")
                .Make(denied => new TradeOutcome.Denied(
                    denied.Value("order", OrderJsonConverter.Instance),
                    denied.Value("denial", DenialJsonConverter.Instance)
                )),
            var other => throw members.Refuse(
                "outcome",
                $"{MessageText.Quote(other)} is refused",
                "filled, partiallyFilled, accepted, cancelled or denied"
            ),
        };
        return outcome as TOutcome ?? throw members.Refuse("outcome", $"is {outcome}", typeof(TOutcome).Name);
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, TOutcome value)
    {
        switch (value)
        {
            case TradeOutcome.Filled filled:
                writer.WriteString("outcome", "filled");
                FillJsonConverter.Instance.Write(writer, "fill", filled.Fill);
                break;
            case TradeOutcome.PartiallyFilled filled:
                writer.WriteString("outcome", "partiallyFilled");
                FillJsonConverter.Instance.Write(writer, "fill", filled.Fill);
                writer.WriteString("openQuantity", filled.OpenQuantity.ToString());
                WriteReason(writer, filled.Reason);
                break;
            case TradeOutcome.Accepted accepted:
                writer.WriteString("outcome", "accepted");
                OrderJsonConverter.Instance.Write(writer, "order", accepted.Order);
                WriteReason(writer, accepted.Reason);
                break;
            case TradeOutcome.Cancelled canceled:
                writer.WriteString("outcome", "cancelled");
                OrderJsonConverter.Instance.Write(writer, "order", canceled.Order);
                WriteReason(writer, canceled.Reason);
                break;
            case TradeOutcome.Denied denied:
                writer.WriteString("outcome", "denied");
                OrderJsonConverter.Instance.Write(writer, "order", denied.Order);
                DenialJsonConverter.Instance.Write(writer, "denial", denied.Denial);
                break;
            default:
                throw new JsonException($"A trade outcome of the type {value.GetType().Name} has no JSON.");
        }
    }

    private static string? ReasonOf(JsonMembers members) =>
        members.Find("reason") is null ? null : members.Text("reason");

    private static void WriteReason(Utf8JsonWriter writer, string? reason)
    {
        if (reason is not null)
        {
            writer.WriteString("reason", reason);
        }
    }
}
