using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// The arguments of calls as clients send them. Some send the whole object as a string of JSON, which is read. Anything
/// else but an object is kept, so that the tool answers with advice where the SDK would fail.
/// </summary>
internal static class ServedArguments
{
    private const string Kept = "aitrader/arguments";
    private const string Member = "arguments";
    private const string Name = "name";
    private const string Meta = "_meta";

    /// <summary>Before the SDK reads a message: makes the arguments of a call an object.</summary>
    public static McpMessageHandler Before(McpMessageHandler next) =>
        (context, cancellationToken) =>
        {
            if (
                context.JsonRpcMessage is JsonRpcRequest { Method: RequestMethods.ToolsCall, Params: { } parameters }
                && !PlainCall.Is(parameters)
            )
            {
                Amend(parameters as JsonObject ?? throw Malformed("its params are not an object"));
            }

            return next(context, cancellationToken);
        };

    private static void Amend(JsonObject call)
    {
        if (!IsReadable(call))
        {
            throw Malformed("its params name a member twice");
        }

        if (call[Meta] is { } meta && !(meta is JsonObject members && IsReadable(members)))
        {
            throw Malformed($"its {Meta} is not an object whose members have names of their own");
        }

        if (call[Name]?.GetValueKind() != JsonValueKind.String)
        {
            call[Name] = call[Name]?.ToJsonString() ?? "";
        }

        if (call[Member] is JsonObject arguments)
        {
            if (!IsReadable(arguments))
            {
                call[Member] = Unread();
            }
        }
        else if (call[Member] is { } given)
        {
            call[Member] = AsObject(given) is { } read && IsReadable(read) ? read : Unread();
        }
    }

    private static JsonObject Unread() => new() { [Kept] = true };

    private static McpProtocolException Malformed(string reason) =>
        new($"The call cannot be read: {reason}. Nothing was executed.", McpErrorCode.InvalidParams);

    // An object that names a member twice says two things, and "\ud83d" is JSON, but half a character.
    private static bool IsReadable(JsonObject given)
    {
        try
        {
            foreach (var (_, value) in given)
            {
                _ =
                    value is JsonValue text
                    && text.GetValueKind() == JsonValueKind.String
                    && text.GetValue<string>() is null;
            }

            return true;
        }
        catch (Exception malformed) when (malformed is ArgumentException or InvalidOperationException)
        {
            return false;
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

        try
        {
            return JsonNode.Parse(CallArguments.Repair(given.GetValue<string>())) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
