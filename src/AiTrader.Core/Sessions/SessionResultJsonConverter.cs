using System.ComponentModel;
using System.Text.Json;

namespace AiTrader;

/// <summary>
/// A result as JSON, its outcome first: <c>{"outcome":"traded","context":{…},"fills":[{…}]}</c>, with
/// <c>"accepted":[{…}]</c> where orders rest,
/// <c>{"outcome":"held","context":{…},"reason":"Nothing is cheap."}</c>, <c>{"outcome":"undecided","context":{…}}</c>
/// or <c>{"outcome":"faulted","context":{…},"fault":{"type":"System.TimeoutException","message":"…"},"fills":[]}</c>.
/// </summary>
/// <typeparam name="TResult">The hierarchy, or one of its cases.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SessionResultJsonConverter<TResult> : ObjectJsonConverter<TResult>
    where TResult : SessionResult
{
    /// <summary>Creates the converter.</summary>
    public SessionResultJsonConverter()
        : base(nameof(SessionResult), "outcome", "context", "reason", "fault", "fills", "accepted") { }

    private protected override TResult ReadMembers(JsonMembers members)
    {
        SessionResult result = members.Text("outcome") switch
        {
            "traded" => members
                .Only("outcome", "context", "fills", "accepted")
                .Make(traded => new SessionResult.Traded(ContextOf(traded), FillsOf(traded), AcceptedOf(traded))),
            "held" => members
                .Only("outcome", "context", "reason")
                .Make(held => new SessionResult.Held(ContextOf(held), held.Text("reason"))),
            "undecided" => members
                .Only("outcome", "context")
                .Make(undecided => new SessionResult.Undecided(ContextOf(undecided))),
            "faulted" => members
                .Only("outcome", "context", "fault", "fills")
                .Make(faulted => new SessionResult.Faulted(ContextOf(faulted), FaultOf(faulted), FillsOf(faulted))),
            var other => throw members.Refuse(
                "outcome",
                $"{MessageText.Quote(other)} is refused",
                "traded, held, undecided or faulted"
            ),
        };
        return result as TResult
            ?? throw members.Refuse("outcome", $"is {EnumName.Of(result.Outcome)}", typeof(TResult).Name);
    }

    private protected override void WriteMembers(Utf8JsonWriter writer, TResult value)
    {
        writer.WriteString("outcome", EnumName.Of(value.Outcome));
        TradingContextJsonConverter.Instance.Write(writer, "context", value.Context);
        switch (value)
        {
            case SessionResult.Held held:
                writer.WriteString("reason", held.Reason);
                break;
            case SessionResult.Faulted { Fault: var fault }:
                writer.WriteStartObject("fault");
                writer.WriteString("type", RemoteFaultException.TypeOf(fault));
                writer.WriteString("message", RemoteFaultException.MessageOf(fault));
                writer.WriteEndObject();
                break;
        }

        if (value is SessionResult.Traded or SessionResult.Faulted)
        {
            FillJsonConverter.Instance.Write(writer, "fills", value.Fills);
        }

        if (value is SessionResult.Traded { Accepted: { Count: > 0 } accepted })
        {
            OrderJsonConverter.Instance.Write(writer, "accepted", accepted);
        }
    }

    private static TradingContext ContextOf(JsonMembers members) =>
        members.Value("context", TradingContextJsonConverter.Instance);

    private static IReadOnlyList<Fill> FillsOf(JsonMembers members) =>
        members.List("fills", FillJsonConverter.Instance);

    // Only a session that left orders resting has it.
    private static IReadOnlyList<Order> AcceptedOf(JsonMembers members) =>
        members.Find("accepted") is null ? [] : members.List("accepted", OrderJsonConverter.Instance);

    private static RemoteFaultException FaultOf(JsonMembers members)
    {
        var fault = members.Object("fault", "type", "message");
        return new RemoteFaultException(fault.Text("type"), fault.Text("message"));
    }
}
