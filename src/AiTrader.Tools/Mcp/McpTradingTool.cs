using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Stores;
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
            Title = tool.Title,
            Description = tool.Description,
            InputSchema = tool.CreateServedSchema(),
            OutputSchema = tool.CreateAnswerSchema(),
            Meta = MetaOf(tool),
            Annotations = new ToolAnnotations
            {
                Title = tool.Title,
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
        if (guard.Admit(request) is not { } context)
        {
            return CallAnswer.Refused();
        }

        if (contexts.IdOf(context, meta) is not { } id)
        {
            guard.NoteId(tool.Name, context);
            return CallAnswer.RefusedId(context, meta?[CallMeta.Id]?.ToString());
        }

        try
        {
            await contexts.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            var bound = _alone.Bind(context, contexts.EnvelopeOf(context, meta));
            var slot = meta?.ContainsKey(CallMeta.TextOnly) == true ? null : new AnswerSlot();
            return await AnswerAsync(bound, request.Params?.Arguments, id, slot, cancellationToken)
                .ConfigureAwait(false);
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
        catch (ClientOrderIdReusedException reused)
        {
            guard.NoteReuse(tool.Name, context, reused.Message);
            return CallAnswer.RefusedReuse(reused.Message);
        }
        catch (NoteException reused)
        {
            // The texts of the notes are for the log.
            guard.NoteReuse(tool.Name, context, reused.Message);
            return CallAnswer.RefusedReuse($"The id {id} is that of another note of {context}.");
        }
#pragma warning disable CA1031 // Whatever a tool fails with is a fault: the caller ends its session; the log says why.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFaulted(fault, tool.Name, context);
            await contexts.RecordAsync(context, fault).ConfigureAwait(false);
            return contexts.Own is null ? CallAnswer.Faulted() : CallAnswer.FaultedOnHost();
        }
    }

    private async ValueTask<CallToolResult> AnswerAsync(
        BoundTools bound,
        IDictionary<string, JsonElement>? arguments,
        ClientOrderId id,
        AnswerSlot? slot,
        CancellationToken cancellationToken
    )
    {
        string text = await bound
            .CallAsync(ServedArguments.Read(id.Value, tool.Name, arguments), id, slot, cancellationToken)
            .ConfigureAwait(false);
        if (bound.Refused.Count > 0)
        {
            return CallAnswer.Advised(text, isStructured: slot is not null && ProtocolTool.OutputSchema is not null);
        }

        var answer = tool.Effect is ToolEffect.Reads or ToolEffect.Concludes
            ? CallAnswer.Answered(text)
            : CallAnswer.Recorded(text, id);
        answer.StructuredContent = slot?.Content;
        return answer;
    }

    private static JsonObject? MetaOf(TradingTool tool)
    {
        var meta = new JsonObject();
        if (tool.IsForHosts)
        {
            meta[CallMeta.Host] = true;
        }

        if (tool.ShowsTextOfOthers)
        {
            meta[CallMeta.Mark] = true;
        }

        return meta.Count > 0 ? meta : null;
    }

    [LoggerMessage(
        101,
        LogLevel.Error,
        "{Tool} failed for {Context}; the caller is told that this is not an answer",
        EventName = "ToolFailed"
    )]
    private partial void LogFaulted(Exception fault, string tool, TradingContext context);
}
