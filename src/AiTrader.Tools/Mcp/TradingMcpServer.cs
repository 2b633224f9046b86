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
        "You trade only through tools: buy, sell and hold. The trader and the time are given; you cannot set "
        + "them. A denied order was not executed; the answer gives the reason.";

    /// <summary>Adds the tools to a server's options, and the guard before every call.</summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="tools">The tools.</param>
    /// <param name="contexts">Gives calls their context.</param>
    /// <param name="loggerFactory">
    /// Logs each refused call and each fault; a caller does not get the reason. Null for no logs.
    /// </param>
    /// <exception cref="ArgumentException">The options already have a tool with one of the names.</exception>
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
        options.ServerInstructions ??= tools.Any(tool => tool.ShowsTextOfOthers)
            ? $"{Instructions} {EnvelopeRule.OfServers}"
            : Instructions;
        options.ToolCollection ??= [];
        foreach (var tool in tools)
        {
            options.ToolCollection.Add(new McpTradingTool(tool, contexts, guard, logger));
        }

        options.Filters.Request.CallToolFilters.Add(guard.Before);
    }
}
