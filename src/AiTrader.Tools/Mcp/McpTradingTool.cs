using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Mcp;

/// <summary>A tool of a server: the same bound function as in memory, for the context of the call.</summary>
internal sealed partial class McpTradingTool(TradingTool tool, CallContexts contexts, CallGuard guard, ILogger logger)
    : McpServerTool
{
    private readonly TradingToolset _alone = [tool];

    public override Tool ProtocolTool { get; } =
        new()
        {
            Name = tool.Name,
            Description = tool.Description,
            InputSchema = tool.Function.JsonSchema,
            Meta = tool.ShowsTextOfOthers ? new JsonObject { [CallMeta.Mark] = true } : null,
            Annotations = new ToolAnnotations
            {
                ReadOnlyHint = tool.Effect == ToolEffect.Reads,
                DestructiveHint = tool.Effect == ToolEffect.Trades,
                IdempotentHint = tool.Effect == ToolEffect.Reads,
                OpenWorldHint = false,
            },
        };

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request,
        CancellationToken cancellationToken = default
    )
    {
        var meta = request.Params?.Meta;
        if (guard.Admit(request) is not { } context || contexts.IdOf(context, meta) is not { } id)
        {
            return CallAnswer.Refused();
        }

        try
        {
            await contexts.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            var bound = _alone.Bind(context, contexts.EnvelopeOf(context, meta));
            var arguments = request.Params?.Arguments?.ToDictionary(
                argument => argument.Key,
                argument => (object?)argument.Value
            );
            string text = await bound
                .CallAsync(new FunctionCallContent(id.Value, tool.Name, arguments), id, cancellationToken)
                .ConfigureAwait(false);
            return bound.Refused.Count > 0 ? CallAnswer.Advised(text)
                : tool.Effect == ToolEffect.Reads ? CallAnswer.Answered(text)
                : CallAnswer.Recorded(text, id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (SessionRefusedException refusal)
        {
            guard.Note(tool.Name, refusal);
            return CallAnswer.Refused(refusal);
        }
#pragma warning disable CA1031 // Whatever a tool fails with is a fault: the caller ends its session; the log says why.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFaulted(fault, tool.Name, context);
            return CallAnswer.Faulted();
        }
    }

    [LoggerMessage(
        101,
        LogLevel.Error,
        "{Tool} failed for {Context}; the caller is told that it must run its session again",
        EventName = "ToolFailed"
    )]
    private partial void LogFaulted(Exception fault, string tool, TradingContext context);
}
