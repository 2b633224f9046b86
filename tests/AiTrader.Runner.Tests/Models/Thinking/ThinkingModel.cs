using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models.Thinking;

/// <summary>
/// A model that thinks before it acts. It decides by every character that it is shown, and always the same upon the
/// same. As its provider does, it refuses a conversation in which what it attached to a message with calls is missing
/// or was changed.
/// </summary>
/// <param name="dialect">The form in which it attaches what it thinks.</param>
internal sealed class ThinkingModel(ThinkingDialect dialect)
{
    private const int LastTurn = 2;

    private static readonly string[] Symbols = ["AAA", "BBB"];

    /// <summary>What it answers to a request.</summary>
    public ModelAnswer Answer(ModelRequest request)
    {
        var messages = request.Body.GetProperty("messages").EnumerateArray().ToList();
        if (messages.Where(IsOfModel).Any(message => !HasThought(message)))
        {
            return ModelAnswer.Error(400, "What the model thought is missing.");
        }

        string shown = Hash(request.Body.GetProperty("messages").GetRawText());
        return ModelAnswer.Raw("application/json", Reply(shown, request.Turn).ToJsonString());
    }

    private JsonObject Reply(string shown, int turn)
    {
        string thought = $"The {turn + 1}. thought upon {shown}: \"buy\" 🤔 or sell?";
        var calls = turn < LastTurn ? Calls(shown) : [];
        return dialect == ThinkingDialect.SignedBlock
            ? Message(thought, calls, shown)
            : Completion(thought, calls, shown);
    }

    // One call or two; what they do follows from what was shown.
    private static List<(string Id, string Tool, JsonObject Arguments)> Calls(string shown) =>
        [
            .. Enumerable
                .Range(0, 1 + (shown[0] % 2))
                .Select(i =>
                    (
                        $"call-{shown[..8]}-{i}",
                        (shown[i + 1] % 4) switch
                        {
                            0 => "sell",
                            1 => "quote",
                            _ => "buy",
                        },
                        Arguments(shown, i)
                    )
                ),
        ];

    private static JsonObject Arguments(string shown, int i)
    {
        var arguments = new JsonObject { ["symbol"] = Symbols[shown[i + 4] % Symbols.Length] };
        if (shown[i + 1] % 4 != 1)
        {
            arguments["quantity"] = 1;
        }

        return arguments;
    }

    private JsonObject Completion(
        string thought,
        List<(string Id, string Tool, JsonObject Arguments)> calls,
        string shown
    )
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = calls.Count == 0 ? "Done." : null };
        if (dialect == ThinkingDialect.Content)
        {
            message["reasoning_content"] = $"{thought}|{Hash(thought)}";
        }
        else if (dialect == ThinkingDialect.Details)
        {
            message["reasoning_details"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "reasoning.text",
                    ["text"] = thought,
                    ["signature"] = Hash(thought),
                    ["index"] = 0,
                }
            );
        }

        if (calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. calls.Select(Call)]);
        }

        return new JsonObject
        {
            ["id"] = $"chatcmpl-{shown[..8]}",
            ["object"] = "chat.completion",
            ["created"] = 1_759_708_800,
            ["model"] = "thinker",
            ["choices"] = new JsonArray(
                new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = message,
                    ["finish_reason"] = calls.Count == 0 ? "stop" : "tool_calls",
                }
            ),
            ["usage"] = new JsonObject { ["prompt_tokens"] = 90, ["completion_tokens"] = 10 },
        };
    }

    private JsonObject Call((string Id, string Tool, JsonObject Arguments) call)
    {
        var written = new JsonObject
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments.ToJsonString() },
        };
        if (dialect == ThinkingDialect.CallSignature)
        {
            written["extra_content"] = new JsonObject
            {
                ["google"] = new JsonObject { ["thought_signature"] = Hash(call.Id) },
            };
        }

        return written;
    }

    private static JsonObject Message(
        string thought,
        List<(string Id, string Tool, JsonObject Arguments)> calls,
        string shown
    )
    {
        JsonNode[] said = calls.Count == 0 ? [new JsonObject { ["type"] = "text", ["text"] = "Done." }] : [];
        return new JsonObject
        {
            ["id"] = $"msg-{shown[..8]}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = "thinker",
            ["content"] = new JsonArray([
                new JsonObject
                {
                    ["type"] = "thinking",
                    ["thinking"] = thought,
                    ["signature"] = Hash(thought),
                },
                .. said,
                .. calls.Select(call => new JsonObject
                {
                    ["type"] = "tool_use",
                    ["id"] = call.Id,
                    ["name"] = call.Tool,
                    ["input"] = call.Arguments.DeepClone(),
                }),
            ]),
            ["stop_reason"] = calls.Count == 0 ? "end_turn" : "tool_use",
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = 90, ["output_tokens"] = 10 },
        };
    }

    private static bool IsOfModel(JsonElement message) => message.GetProperty("role").GetString() == "assistant";

    private bool HasThought(JsonElement message) =>
        dialect switch
        {
            ThinkingDialect.Content => Member(message, "reasoning_content")?.GetString()?.Split('|')
                is [var said, var mark]
                && mark == Hash(said),
            ThinkingDialect.Details => Member(message, "reasoning_details") is { } details
                && details[0].GetProperty("signature").GetString() == Hash(details[0].GetProperty("text").GetString()!),
            ThinkingDialect.CallSignature => message
                .GetProperty("tool_calls")
                .EnumerateArray()
                .All(call =>
                    Member(call, "extra_content") is { } extra
                    && extra.GetProperty("google").GetProperty("thought_signature").GetString()
                        == Hash(call.GetProperty("id").GetString()!)
                ),
            ThinkingDialect.SignedBlock => message.GetProperty("content")[0] is var block
                && block.GetProperty("type").GetString() == "thinking"
                && block.GetProperty("signature").GetString() == Hash(block.GetProperty("thinking").GetString()!),
            _ => throw new ArgumentOutOfRangeException(nameof(message), dialect, "There is no such dialect."),
        };

    private static JsonElement? Member(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32].ToLower(CultureInfo.InvariantCulture);
}
