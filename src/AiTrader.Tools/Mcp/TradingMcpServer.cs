using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>
/// Offers a toolset as an MCP server, over whatever transport the SDK has, where there is no container; with one,
/// <see cref="TradingMcpServerBuilderExtensions.WithTradingTools"/> does. A call without a valid context executes
/// nothing; a denial or advice is an answer; a fault is marked, so that the calling side ends its session. See
/// docs/decisions/0016-tools-over-mcp.md.
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
    /// <param name="loggerFactory">Told of each call that is refused, and of each fault; a caller is not told why. Null
    /// for no logs.</param>
    /// <exception cref="ArgumentException">The options have a tool of such a name already.</exception>
    public static void Configure(
        McpServerOptions options,
        TradingToolset tools,
        CallContexts contexts,
        ILoggerFactory? loggerFactory = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(contexts);
        var logger = (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(typeof(TradingMcpServer));
        var guard = new CallGuard(contexts, logger);
        options.ServerInfo ??= new Implementation
        {
            Name = "aitrader",
            Version = typeof(TradingMcpServer).Assembly.GetName().Version?.ToString(3) ?? "0.0.0",
        };
        options.ServerInstructions ??= Instructions;
        options.ToolCollection ??= [];
        foreach (var tool in tools)
        {
            options.ToolCollection.Add(new McpTradingTool(tool, contexts, guard, logger));
        }

        options.Filters.Request.CallToolFilters.Add(guard.Before);
    }
}
