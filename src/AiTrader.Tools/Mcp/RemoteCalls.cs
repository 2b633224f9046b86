using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace AiTrader.Tools.Mcp;

/// <summary>Calls tools of another process. Each call has its id and a newly sealed context.</summary>
internal sealed class RemoteCalls(McpConnection connection, ContextSeal seal)
{
    /// <summary>Calls a tool.</summary>
    /// <exception cref="ToolArgumentException">The call cannot be understood; nothing was executed.</exception>
    /// <exception cref="RemoteToolException">The tool failed, or the server does not answer.</exception>
    public async ValueTask<RemoteAnswer> CallAsync(
        string tool,
        (TradingContext Context, ClientOrderId Id, string Mark) call,
        IReadOnlyDictionary<string, object?> arguments,
        CancellationToken cancellationToken = default
    )
    {
        var (context, id, mark) = call;
        var meta = new JsonObject
        {
            [CallMeta.Context] = seal.Seal(context),
            [CallMeta.Id] = id.Value,
            [CallMeta.TextOnly] = true,
            [CallMeta.Mark] = mark,
        };
        return Read(
            await SendAsync(tool, context, arguments, meta, cancellationToken).ConfigureAwait(false),
            tool,
            context,
            id
        );
    }

    private async ValueTask<CallToolResult> SendAsync(
        string tool,
        TradingContext context,
        IReadOnlyDictionary<string, object?> arguments,
        JsonObject meta,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await connection
                .AskAsync(
                    client =>
                        client
                            .CallToolAsync(
                                tool,
                                arguments,
                                progress: null,
                                new RequestOptions { Meta = meta },
                                cancellationToken
                            )
                            .AsTask(),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // However a connection fails, it is one thing: nobody knows what became of the call.
        catch (Exception lost)
#pragma warning restore CA1031
        {
            throw new RemoteToolException(
                tool,
                context,
                "its server does not answer. Running the session again repeats nothing.",
                lost
            );
        }
    }

    // An answer counts only where the server says what it is: one that is none of ours could have done anything.
    private static RemoteAnswer Read(CallToolResult answer, string tool, TradingContext context, ClientOrderId id)
    {
        string text = string.Join('\n', answer.Content.OfType<TextContentBlock>().Select(block => block.Text));
        return (answer.IsError == true ? "error" : TextOf(answer, CallMeta.Result)) switch
        {
            CallMeta.Answered => new RemoteAnswer(text, IsRecorded: false),
            CallMeta.Recorded when TextOf(answer, CallMeta.Id) == id.Value => new RemoteAnswer(text, IsRecorded: true),
            CallMeta.Advised => throw new ToolArgumentException(text),
            _ => throw new RemoteToolException(
                tool,
                context,
                TextOf(answer, CallMeta.Result) switch
                {
                    CallMeta.Refused when text != CallAnswer.RefusedText =>
                        $"its server does not run the session: {MessageText.OneLine(MessageText.Cut(text, 300))}",
                    CallMeta.Refused =>
                        "its server accepts no context of this process. Both need the same seal key and "
                            + "audience, and clocks that agree.",
                    CallMeta.Faulted =>
                        "it failed in its server; the log of the server has the cause. Running the session "
                            + "again repeats nothing.",
                    _ => $"its server's answer is not one that AiTrader gives: {MessageText.Quote(text)}.",
                }
            ),
        };
    }

    private static string? TextOf(CallToolResult answer, string key) =>
        answer.Meta?[key] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
