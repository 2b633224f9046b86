using System.Text.Json;

namespace AiTrader.Testing.Endpoints;

/// <summary>One piece of text in a question to a model, as the endpoint parses it.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="CallId">Of a tool's result: the call that it answers.</param>
/// <param name="Text">The text.</param>
public sealed record RequestPart(string Role, string? CallId, string Text)
{
    /// <summary>All pieces of a question, in either protocol, in order.</summary>
    public static IReadOnlyList<RequestPart> Of(ModelRequest request)
    {
        var parts = new List<RequestPart>();
        if (request.Body.TryGetProperty("system", out var system))
        {
            parts.AddRange(TextsOf(system).Select(text => new RequestPart("system", null, text)));
        }

        foreach (var message in request.Body.GetProperty("messages").EnumerateArray())
        {
            parts.AddRange(Of(message));
        }

        return parts;
    }

    private static IEnumerable<RequestPart> Of(JsonElement message)
    {
        string role = message.GetProperty("role").GetString()!;
        string? id = message.TryGetProperty("tool_call_id", out var call) ? call.GetString() : null;
        if (message.TryGetProperty("tool_calls", out var calls))
        {
            foreach (var made in calls.EnumerateArray())
            {
                yield return new RequestPart(role, null, made.GetProperty("function").GetRawText());
            }
        }

        if (!message.TryGetProperty("content", out var content) || content.ValueKind == JsonValueKind.Null)
        {
            yield break;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            yield return new RequestPart(role, id, content.GetString()!);
            yield break;
        }

        foreach (var block in content.EnumerateArray())
        {
            switch (block.GetProperty("type").GetString())
            {
                case "tool_result":
                    foreach (string text in TextsOf(block.GetProperty("content")))
                    {
                        yield return new RequestPart("tool", block.GetProperty("tool_use_id").GetString(), text);
                    }

                    break;
                case "tool_use":
                    yield return new RequestPart(role, null, block.GetProperty("input").GetRawText());
                    break;
                default:
                    yield return new RequestPart(role, id, block.GetProperty("text").GetString()!);
                    break;
            }
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement content) =>
        content.ValueKind == JsonValueKind.String
            ? [content.GetString()!]
            : content.EnumerateArray().Select(block => block.GetProperty("text").GetString()!);
}
