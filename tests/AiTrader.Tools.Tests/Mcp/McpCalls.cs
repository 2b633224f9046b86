using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>A client's calls in one short line.</summary>
internal static class McpCalls
{
    /// <summary>Calls a tool with arguments in JSON, and whatever in <c>_meta</c>.</summary>
    public static async Task<CallToolResult> CallAsync(
        this McpClient client,
        string tool,
        string arguments,
        params (string Key, JsonNode? Value)[] meta
    ) =>
        await client.CallToolAsync(
            tool,
            (Dictionary<string, object?>?)
                JsonSerializer.Deserialize(
                    arguments,
                    AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IDictionary<string, object?>))
                )!,
            progress: null,
            new RequestOptions
            {
                Meta = new JsonObject(meta.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))),
            },
            CancellationToken.None
        );

    /// <summary>The words of an answer.</summary>
    public static string Text(this CallToolResult answer) => ((TextContentBlock)answer.Content.Single()).Text;

    /// <summary>What became of the call.</summary>
    public static string? Result(this CallToolResult answer) => answer.Meta?[CallMeta.Result]?.GetValue<string>();
}
