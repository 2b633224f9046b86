using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// Offers a toolset as an MCP server, over whatever transport the SDK has. A call without a valid context executes
/// nothing; a denial or
/// advice is an answer; a fault is marked, so that the calling side ends its session. See
/// docs/decisions/0016-tools-over-mcp.md.
/// <code>services.AddMcpServer(options => TradingMcpServer.Configure(options, tools, CallContexts.Sealed(seal, source),
/// logger))</code>
/// </summary>
public static class TradingMcpServer
{
    private const string Instructions =
        "You trade through tools alone: buy, sell and hold. For whom and when is given and cannot be set. "
        + "What is denied was not traded; the answer says why.";

    /// <summary>Adds the tools to a server's options, and the guard before every call.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="contexts">Where calls get their context from.</param>
    /// <param name="logger">Told of each call that is refused, and of each fault; a caller is not told why.</param>
    /// <exception cref="ArgumentException">The options have a tool of such a name already.</exception>
    public static void Configure(McpServerOptions options, TradingToolset tools, CallContexts contexts, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(contexts);
        ArgumentNullException.ThrowIfNull(logger);
        var guard = new CallGuard(contexts, logger);
        options.ServerInfo ??= new Implementation
        {
            Name = "aitrader",
            Version = typeof(TradingMcpServer).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
        };
        options.ServerInstructions ??= Instructions;
        options.ToolCollection ??= [];
        foreach (var tool in tools.Tools)
        {
            options.ToolCollection.Add(new McpTradingTool(tool, tools, contexts, guard, logger));
        }

        options.Filters.Request.CallToolFilters.Add(guard.Before);
    }
}
