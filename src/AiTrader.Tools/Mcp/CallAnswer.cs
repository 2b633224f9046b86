using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace AiTrader.Tools.Mcp;

/// <summary>The answers of a server: text for the model, and the result of the call in <c>_meta</c>.</summary>
internal static class CallAnswer
{
    /// <summary>
    /// What a caller without a valid context is told, whatever is wrong with the one that it brought.
    /// </summary>
    public const string RefusedText = "There is no valid trading context. Nothing was executed.";

    // Nothing of what broke is told: whoever shows it to a model would make it part of a decision.
    private const string FaultedText = "The tool failed. This is not an answer: end the session and run it again.";

    private const string FaultedOnHostText =
        "The tool failed. This is not an answer, and it ends no session. Call it again; if it fails again, stop and "
        + "tell the user.";

    public static CallToolResult Answered(string text) => Of(text, CallMeta.Answered);

    public static CallToolResult Recorded(string text, ClientOrderId id)
    {
        var answer = Of(text, CallMeta.Recorded);
        answer.Meta![CallMeta.Id] = id.Value;
        return answer;
    }

    /// <summary>What is wrong with a call; in structured form too, which clients of such a tool demand.</summary>
    public static CallToolResult Advised(string text, bool isStructured)
    {
        var answer = Of(text, CallMeta.Advised);
        answer.StructuredContent = isStructured
            ? JsonElement.Parse(new JsonObject { [AnswerSchema.Advice] = text }.ToJsonString())
            : null;
        return answer;
    }

    public static CallToolResult Refused() => Error(RefusedText, CallMeta.Refused);

    /// <summary>The context is valid, and its session cannot be run here; the host should know why.</summary>
    public static CallToolResult Refused(SessionRefusedException refusal) =>
        Error($"{refusal.Message} Nothing was executed.", CallMeta.Refused);

    /// <summary>The id of the call is not one of its session; the host should know what is.</summary>
    public static CallToolResult RefusedId(TradingContext context, string? id) =>
        Error(
            $"The id {MessageText.Quote(id ?? "")} in '{CallMeta.Id}' is not the id of a call in the session of "
                + $"{context.Time}, as {ClientOrderId.Create(context, 1, 1)} is. Nothing was executed.",
            CallMeta.Refused
        );

    /// <summary>The id of the call belongs to another act of the session.</summary>
    public static CallToolResult RefusedReuse(string reason) =>
        Error($"{reason} Nothing was executed.", CallMeta.Refused);

    public static CallToolResult Faulted() => Error(FaultedText, CallMeta.Faulted);

    /// <summary>The same on a server whose caller is a model, which runs no sessions.</summary>
    public static CallToolResult FaultedOnHost() => Error(FaultedOnHostText, CallMeta.Faulted);

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
