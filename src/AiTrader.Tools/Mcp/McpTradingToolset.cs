using AiTrader.Handoffs;
using ModelContextProtocol.Client;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// The tools of a <see cref="TradingMcpServer"/> in another process, for sessions of this process. Each call has the
/// sealed context of the session and its own id. Its effect is in the store that both processes share, and the session
/// reads its outcome from there. One toolset serves any number of sessions at once. If the server fails, the sessions
/// of its calls are faulted; the next call connects again.
/// <code>new ChatDecisionMaker(model, new() { Tools = remote.CreateFor })</code>
/// </summary>
public sealed class McpTradingToolset : IAsyncDisposable
{
    private readonly McpConnection _connection;
    private readonly RemoteCalls _calls;
    private readonly IReadOnlyList<McpClientTool> _tools;

    private McpTradingToolset(McpConnection connection, RemoteCalls calls, IReadOnlyList<McpClientTool> tools)
    {
        _connection = connection;
        _calls = calls;
        _tools = tools;
    }

    /// <summary>Connects to a server and asks it for its tools.</summary>
    /// <param name="connect">
    /// Creates a client; called again after a connection is lost. Give its options an infinite
    /// <see cref="McpClientOptions.DiscoverProbeTimeout"/> if the server can take longer than five seconds to start.
    /// </param>
    /// <param name="seal">Seals the contexts; the server must have the same key and audience.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="Exception">The client cannot connect.</exception>
    public static async Task<McpTradingToolset> ConnectAsync(
        Func<CancellationToken, Task<McpClient>> connect,
        ContextSeal seal,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(connect);
        ArgumentNullException.ThrowIfNull(seal);
        var connection = new McpConnection(connect);
        try
        {
            var tools = await connection
                .AskAsync(
                    client => client.ListToolsAsync(cancellationToken: cancellationToken).AsTask(),
                    cancellationToken
                )
                .ConfigureAwait(false);

            // A session has a prompt; its model is offered the same tools as one in this process.
            return new McpTradingToolset(
                connection,
                new RemoteCalls(connection, seal),
                [.. tools.Where(tool => tool.ProtocolTool.Meta?.ContainsKey(CallMeta.Host) != true)]
            );
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The tools for one session, which can be bound to its context.</summary>
    /// <param name="desk">The tool desk of the session: it gets the acts and failures of the tools.</param>
    public TradingToolset CreateFor(IToolDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            .. _tools.Select(tool =>
                TradingTool.FromFunction(
                    new RemoteFunction(tool, _calls, desk),
                    ParametersOf(tool),
                    EffectOf(tool),
                    tool.ProtocolTool.Meta?.ContainsKey(CallMeta.Mark) == true
                )
            ),
        ];
    }

    /// <summary>Closes the connection; if it started a process, ends that process.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static IEnumerable<string> ParametersOf(McpClientTool tool) =>
        tool.JsonSchema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => property.Name)
            : [];

    // What is not said may be anything: such a tool trades.
    private static ToolEffect EffectOf(McpClientTool tool) =>
        tool.ProtocolTool.Annotations switch
        {
            { ReadOnlyHint: true } => ToolEffect.Reads,
            { DestructiveHint: false } => ToolEffect.Notes,
            _ => ToolEffect.Trades,
        };
}
