using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// An outcome as JSON, its kind first: <c>{"outcome":"filled","fill":{…}}</c> or
/// <c>{"outcome":"denied","order":{…},"denial":{…}}</c>.
/// </summary>
/// <typeparam name="TOutcome">The hierarchy, or one of its cases.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TradeOutcomeJsonConverter<TOutcome> : ObjectJsonConverter<TOutcome>
    where TOutcome : TradeOutcome
{
    /// <summary>Creates the converter.</summary>
    public TradeOutcomeJsonConverter()
        : base(nameof(TradeOutcome), "outcome", "order", "fill", "denial") { }

    private protected override TOutcome ReadMembers(JsonMembers members)
    {
        TradeOutcome outcome = members.Text("outcome") switch
        {
            "filled" => members
                .Only("outcome", "fill")
                .Make(filled => new TradeOutcome.Filled(filled.Value("fill", FillJsonConverter.Instance))),
            "denied" => members
                .Only("outcome", "order", "denial")
                .Make(denied => new TradeOutcome.Denied(
                    denied.Value("order", OrderJsonConverter.Instance),
                    denied.Value("denial", DenialJsonConverter.Instance)
                )),
            var other => throw members.Refuse("outcome", $"{MessageText.Quote(other)} is refused", "filled or denied"),
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
            case TradeOutcome.Denied denied:
                writer.WriteString("outcome", "denied");
                OrderJsonConverter.Instance.Write(writer, "order", denied.Order);
                DenialJsonConverter.Instance.Write(writer, "denial", denied.Denial);
                break;
            default:
                throw new JsonException($"A trade outcome of the type {value.GetType().Name} has no JSON.");
        }
    }
}
