using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Checkups;

/// <summary>A tool server in another process, and a client of it.</summary>
internal sealed class ToolProcess : IAsyncDisposable
{
    private readonly McpClient _client;

    private ToolProcess(McpClient client) => _client = client;

    /// <summary>Starts it on the examined store and prices.</summary>
    public static async Task<ToolProcess> StartAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        string storeFile = examined.WriteStoreFile();
        var transport = new StdioClientTransport(
            new StdioClientTransportOptions
            {
                Name = "doctor",
                Command = OwnProgram.File,
                Arguments =
                [
                    .. OwnProgram.Arguments(
                        "mcp",
                        "--stdio",
                        "--market",
                        "us",
                        "--prices",
                        examined.PriceFile,
                        "--store-file",
                        storeFile,
                        "--seal-key-file",
                        examined.KeyFile
                    ),
                ],
            }
        );

        // A server that starts slowly is waited for: the old handshake that a client tries instead is refused.
        var options = new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan };
        try
        {
            return new ToolProcess(
                await McpClient.CreateAsync(transport, options, cancellationToken: cancellationToken)
            );
        }
        finally
        {
            File.Delete(storeFile);
        }
    }

    /// <summary>The text of an answer.</summary>
    public static string TextOf(CallToolResult answer) =>
        string.Concat(answer.Content.OfType<TextContentBlock>().Select(block => block.Text));

    /// <summary>Buys ten AAA.</summary>
    public async Task<CallToolResult> BuyAsync(JsonObject meta, CancellationToken cancellationToken) =>
        await _client.CallToolAsync(
            "buy",
            new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 10 },
            progress: null,
            new RequestOptions { Meta = meta },
            cancellationToken
        );

    /// <summary>Cancels the operation.</summary>
    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
