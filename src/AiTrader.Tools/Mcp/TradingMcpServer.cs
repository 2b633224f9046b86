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
        "You trade only through tools: buy, sell, cancel and hold. The trader and the time are given; you cannot set "
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
        var logger = LoggerOf(loggerFactory);
        var guard = new CallGuard(contexts, logger);
        options.ServerInfo ??= new Implementation { Name = "aitrader", Version = AiTraderTelemetry.Version };
        options.ServerInstructions ??= tools.Any(tool => tool.ShowsTextOfOthers)
            ? $"{Instructions} {EnvelopeRule.OfServers}"
            : Instructions;
        options.ToolCollection ??= [];
        foreach (var tool in tools)
        {
            options.ToolCollection.Add(new McpTradingTool(tool, contexts, guard, logger));
        }

        options.Filters.Message.IncomingFilters.Add(ServedArguments.Before);
        options.Filters.Request.CallToolFilters.Add(guard.Before);
    }

    /// <summary>
    /// Adds what a host can show its model without a tool: resources with the rules, the portfolio, the current prices
    /// and the ledger so far, and a prompt that begins a trading day. Each is as of the time of its request's context.
    /// </summary>
    /// <param name="options">The options of the server.</param>
    /// <param name="desk">What is shown.</param>
    /// <param name="tools">The tools of the server.</param>
    /// <param name="contexts">Gives requests their context.</param>
    /// <param name="loggerFactory">Logs each refused request and each fault. Null for no logs.</param>
    public static void AddView(
        McpServerOptions options,
        StandaloneToolDesk desk,
        TradingToolset tools,
        CallContexts contexts,
        ILoggerFactory? loggerFactory = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(contexts);
        var logger = LoggerOf(loggerFactory);
        var view = new HostView(desk, tools, contexts.Walk);
        var gate = new HostGate(contexts, new CallGuard(contexts, logger), logger);
        options.ResourceCollection ??= [];
        foreach (var resource in HostResources.CreateFor(view, gate))
        {
            options.ResourceCollection.Add(resource);
        }

        options.PromptCollection ??= [];
        options.PromptCollection.Add(new HostPrompt(view, gate));
    }

    /// <summary>
    /// The instructions of a server for its host's model: the market with its rules and, if the server has one context,
    /// the date and the cash. They are as of that context, and a host shows them when it connects.
    /// </summary>
    /// <param name="desk">What is described.</param>
    /// <param name="tools">The tools of the server.</param>
    /// <param name="contexts">Gives calls their context.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SessionRefusedException">The one context of the server cannot act here.</exception>
    public static ValueTask<string> WriteInstructionsAsync(
        StandaloneToolDesk desk,
        TradingToolset tools,
        CallContexts contexts,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(tools);
        ArgumentNullException.ThrowIfNull(contexts);
        var view = new HostView(desk, tools, contexts.Walk);
        return contexts.Own is { } context
            ? view.WriteInstructionsAsync(context, cancellationToken)
            : ValueTask.FromResult(view.WriteInstructions());
    }

    private static ILogger LoggerOf(ILoggerFactory? loggerFactory) =>
        (loggerFactory ?? NullLoggerFactory.Instance).CreateLogger(typeof(TradingMcpServer));
}
