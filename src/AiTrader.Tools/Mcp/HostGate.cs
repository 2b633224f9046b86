using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;

namespace AiTrader.Tools.Mcp;

/// <summary>Admits requests for resources and prompts, which are read for the context of the request.</summary>
internal sealed partial class HostGate(CallContexts contexts, CallGuard guard, ILogger logger)
{
    /// <summary>Reads something for the context of a request.</summary>
    /// <param name="what">What is requested, for the log.</param>
    /// <param name="meta">The metadata of the request.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="McpProtocolException">
    /// The request has no valid context, its session cannot be run, or the reading failed.
    /// </exception>
    public async ValueTask<string> ReadAsync(
        string what,
        JsonObject? meta,
        Func<TradingContext, CancellationToken, ValueTask<string>> read,
        CancellationToken cancellationToken
    )
    {
        var context = guard.Admit(what, meta) ?? throw Refused(CallAnswer.RefusedText);
        try
        {
            await contexts.RequireAsync(context, cancellationToken).ConfigureAwait(false);
            return await read(context, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (SessionRefusedException refusal)
        {
            guard.Note(what, refusal);
            throw Refused(refusal.Message);
        }
#pragma warning disable CA1031 // Whatever a reading fails with is a fault; the log has the cause.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFaulted(fault, what, context);
            throw new McpProtocolException("It cannot be read. Ask again later.", McpErrorCode.InternalError);
        }
    }

    private static McpProtocolException Refused(string reason) => new(reason, McpErrorCode.InvalidRequest);

    [LoggerMessage(105, LogLevel.Error, "{What} could not be read for {Context}", EventName = "ReadingFailed")]
    private partial void LogFaulted(Exception fault, string what, TradingContext context);
}
