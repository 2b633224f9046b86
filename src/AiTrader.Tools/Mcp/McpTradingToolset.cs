using AiTrader.Handoffs;
using ModelContextProtocol.Client;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// The tools of a server that was made with <see cref="TradingMcpServer"/>, for sessions of this process. Each call
/// carries the session's context, sealed, and its id; what it does is in the ledger that both processes share, and a
/// session concludes from there as always. One toolset serves any number of sessions at once. A server that is gone
/// faults the sessions whose calls it had; the next call connects anew.
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
    /// <param name="connect">Makes a client; called again after a connection is lost.</param>
    /// <param name="seal">Seals the contexts; the server opens them with a key and for an audience that are the
    /// same.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Exception">Whatever a client fails to connect with.</exception>
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
            var client = await connection.GetAsync(cancellationToken).ConfigureAwait(false);
            var tools = await client.ListToolsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return new McpTradingToolset(connection, new RemoteCalls(connection, seal), [.. tools]);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The tools for one session, which are to be bound to its context.</summary>
    /// <param name="desk">The tool desk of the session: it is told of what the tools do and fail in.</param>
    public TradingToolset CreateFor(IToolDesk desk)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return
        [
            .. _tools.Select(tool =>
                TradingTool.FromFunction(new RemoteFunction(tool, _calls, desk), ParametersOf(tool), EffectOf(tool))
            ),
        ];
    }

    /// <summary>Ends the connection, and where it is a process of its own, that process.</summary>
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
