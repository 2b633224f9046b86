using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// The arguments of calls as clients send them. Some send the whole object as a string of JSON, which is read. Anything
/// else but an object is kept, so that the tool answers with advice where the SDK would fail.
/// </summary>
internal static class CallArguments
{
    private const string Kept = "aitrader/arguments";
    private const string Member = "arguments";
    private const string Name = "name";

    /// <summary>Before the SDK reads a message: makes the arguments of a call an object.</summary>
    public static McpMessageHandler Before(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: JsonObject call })
            {
                Amend(call);
            }

            return next(context, cancellationToken);
        };

    private static void Amend(JsonObject call)
    {
        if (call[Name]?.GetValueKind() != JsonValueKind.String)
        {
            call[Name] = call[Name]?.ToJsonString() ?? "";
        }

        if (call[Member] is { } given and not JsonObject)
        {
            call[Member] = AsObject(given) ?? new JsonObject { [Kept] = given.ToJsonString() };
        }
    }

    /// <summary>A call with its arguments, or with the failure to read them.</summary>
    public static FunctionCallContent Read(string id, string tool, IDictionary<string, JsonElement>? arguments) =>
        arguments?.ContainsKey(Kept) == true
            ? new FunctionCallContent(id, tool) { Exception = new FormatException("The arguments are not an object.") }
            : new FunctionCallContent(
                id,
                tool,
                arguments?.ToDictionary(argument => argument.Key, argument => (object?)argument.Value)
            );

    private static JsonObject? AsObject(JsonNode given)
    {
        if (given.GetValueKind() != JsonValueKind.String)
        {
            return null;
        }

        string text = given.GetValue<string>();
        try
        {
            return string.IsNullOrWhiteSpace(text) ? [] : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
