using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using ModelContextProtocol.Protocol;

namespace AiTrader.Tools.Mcp;

/// <summary>What a server answers: words for the model, and in <c>_meta</c> what became of the call.</summary>
internal static class CallAnswer
{
    public static CallToolResult Answered(string text) => Of(text, CallMeta.Answered);

    public static CallToolResult Recorded(string text, ClientOrderId id)
    {
        var answer = Of(text, CallMeta.Recorded);
        answer.Meta![CallMeta.Id] = id.Value;
        return answer;
    }

    public static CallToolResult Advised(string text) => Of(text, CallMeta.Advised);

    public static CallToolResult Refused() => Error(ContextSeal.RefusedText, CallMeta.Refused);

    // Nothing of what broke is told: whoever shows it to a model would make it part of a decision.
    public static CallToolResult Faulted() =>
        Error("The tool is broken. This is no answer: end the session, and run it again.", CallMeta.Faulted);

    private static CallToolResult Of(string text, string result) =>
        new()
        {
            Content = [new TextContentBlock { Text = text }],
            Meta = new JsonObject { [CallMeta.Result] = result },
        };

    private static CallToolResult Error(string text, string result)
    {
        var answer = Of(text, result);
        answer.IsError = true;
        return answer;
    }
}
