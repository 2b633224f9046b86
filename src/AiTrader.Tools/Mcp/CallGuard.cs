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

    /// <summary>The context of another request, as one for a resource; null if it is refused.</summary>
    /// <param name="what">What is requested, for the log.</param>
    /// <param name="meta">The metadata of the request.</param>
    public TradingContext? Admit(string what, JsonObject? meta) => Examine(what, meta);

    /// <summary>A check before every tool; each AiTrader tool checks again.</summary>
    public McpRequestHandler<CallToolRequestParams, CallToolResult> Before(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        (request, cancellationToken) =>
            Admit(request) is null ? ValueTask.FromResult(CallAnswer.Refused())
            : FindAdvice(request) is { } advice ? ValueTask.FromResult(CallAnswer.Advised(advice, isStructured: false))
            : next(request, cancellationToken);

    // The SDK would answer with an error that names no tool, and log it as a failure of the server.
    private static string? FindAdvice(RequestContext<CallToolRequestParams> request)
    {
        string name = request.Params?.Name ?? "";
        return request.MatchedPrimitive is null && request.Server.ServerOptions.ToolCollection is { } tools
            ? $"There is no tool '{MessageText.Of(name)}'. There are {string.Join(", ", NamesOf(tools))}."
            : null;
    }

    private static IEnumerable<string> NamesOf(IEnumerable<McpServerTool> tools) =>
        tools.Select(tool => tool.ProtocolTool.Name).Order(StringComparer.Ordinal);

    /// <summary>Logs that the session of a call is not run.</summary>
    public void Note(string tool, SessionRefusedException refusal) =>
        LogSessionRefused(tool, refusal.Context, refusal.Reason);

    /// <summary>Logs that a call has an id that is not one of its session.</summary>
    public void NoteId(string tool, TradingContext context) => LogIdRefused(tool, context);

    /// <summary>Logs that a call repeats the id of another act.</summary>
    public void NoteReuse(string tool, TradingContext context, string reason) => LogIdReused(tool, context, reason);

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

    [LoggerMessage(
        103,
        LogLevel.Warning,
        "{Tool} was called for {Context} with an id that is not one of its session; nothing was executed",
        EventName = "CallIdRefused"
    )]
    private partial void LogIdRefused(string tool, TradingContext context);

    [LoggerMessage(
        104,
        LogLevel.Warning,
        "{Tool} was called for {Context} with an id that another act has; nothing was executed ({Reason})",
        EventName = "CallIdReused"
    )]
    private partial void LogIdReused(string tool, TradingContext context, string reason);
}
