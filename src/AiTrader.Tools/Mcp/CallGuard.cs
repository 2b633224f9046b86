using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>Admits calls with a valid context, and logs why other calls have none.</summary>
internal sealed partial class CallGuard(CallContexts contexts, ILogger logger)
{
    // Nobody else can put a context where this guard finds its own again.
    private readonly string _admitted = $"aitrader-{Guid.NewGuid()}";

    /// <summary>The context of a call; null if it is refused. A call is checked once.</summary>
    public TradingContext? Admit(RequestContext<CallToolRequestParams> request)
    {
        if (request.Items.TryGetValue(_admitted, out object? known))
        {
            return (TradingContext?)known;
        }

        var context = Examine(request.Params?.Name, request.Params?.Meta);
        request.Items[_admitted] = context;
        return context;
    }

    /// <summary>A check before every tool; each AiTrader tool checks again.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Before(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        (request, cancellationToken) =>
            Admit(request) is null ? ValueTask.FromResult(CallAnswer.Refused()) : next(request, cancellationToken);

    /// <summary>Logs that the session of a call is not run.</summary>
    public void Note(string tool, SessionRefusedException refusal) =>
        LogSessionRefused(tool, refusal.Context, refusal.Reason);

    private TradingContext? Examine(string? tool, JsonObject? meta)
    {
        var context = contexts.Of(meta, out var refusal);
        if (context is null)
        {
            LogRefused(tool ?? "", refusal);
        }

        return context;
    }

    [LoggerMessage(
        100,
        LogLevel.Warning,
        "{Tool} was called without a valid context ({Refusal}); nothing was executed",
        EventName = "CallRefused"
    )]
    private partial void LogRefused(string tool, SealRefusal? refusal);

    [LoggerMessage(
        102,
        LogLevel.Warning,
        "{Tool} was called for {Context}, whose session is not run ({Reason}); nothing was executed",
        EventName = "SessionRefused"
    )]
    private partial void LogSessionRefused(string tool, TradingContext context, SessionRefusal reason);
}
