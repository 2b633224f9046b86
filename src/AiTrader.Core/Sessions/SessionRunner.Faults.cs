using AiTrader.Stores;
using Microsoft.Extensions.Logging;

namespace AiTrader;

/// <content>What happens when a session faults: it is logged, and recorded beside the ledger.</content>
public sealed partial class SessionRunner
{
    /// <summary>Logs and records that a session faulted.</summary>
    internal async ValueTask<SessionResult.Faulted> BreakAsync(
        TradingContext context,
        Exception fault,
        IReadOnlyList<Fill> fills
    )
    {
        LogFaulted(fault, context.Signature, context.Time);
        await RecordAsync(context, fault).ConfigureAwait(false);
        return new SessionResult.Faulted(context, fault, fills);
    }

    // Recorded even where the run is being cancelled; it is one short write.
    internal async ValueTask RecordAsync(TradingContext context, Exception fault)
    {
        try
        {
            await Store
                .Faults.AppendAsync(
                    SessionFault.Create(context, fault, _timeProvider.GetUtcNow()),
                    CancellationToken.None
                )
                .ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What broke the session is the news; that it could not be recorded must not hide it.
        catch (Exception unrecorded)
#pragma warning restore CA1031
        {
            LogUnrecorded(unrecorded, context.Signature, context.Time);
        }
    }

    [LoggerMessage(
        2,
        LogLevel.Error,
        "Session of {Signature} at {Time} faulted; it will be run again",
        EventName = "SessionFaulted"
    )]
    private partial void LogFaulted(Exception fault, Signature signature, TradingTime time);

    [LoggerMessage(
        3,
        LogLevel.Error,
        "The fault of {Signature} at {Time} could not be recorded",
        EventName = "FaultNotRecorded"
    )]
    private partial void LogUnrecorded(Exception fault, Signature signature, TradingTime time);
}
