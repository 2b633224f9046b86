using AiTrader.Tools;
using Microsoft.Extensions.AI;

namespace AiTrader.Conversing;

/// <summary>Replies of a model in one short line.</summary>
public static class Replies
{
    /// <summary>A reply that calls tools, in order; the calls have the ids <c>call-1</c>, <c>call-2</c>, and so
    /// on.</summary>
    public static ChatResponse Calling(params (string Tool, Dictionary<string, object?> Arguments)[] calls) =>
        ScriptedChatClient.Call([
            .. calls.Select((call, i) => new FunctionCallContent($"call-{i + 1}", call.Tool, call.Arguments)),
        ]);
}
