using AiTrader.Stores;
using Microsoft.Extensions.Logging;

namespace AiTrader;

/// <content>How a session gets the lease of its trader.</content>
public sealed partial class SessionRunner
{
    /// <summary>The category of the log events about leases; a program can show them without the others.</summary>
    internal const string LeaseCategory = "AiTrader.Leases";

    /// <summary>Takes the lease of a context's trader.</summary>
    /// <param name="context">The context of the first session.</param>
    /// <param name="wait">How long to wait; null for as long as the store says.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SessionRefusedException">Another runner keeps it.</exception>
    internal async ValueTask<ILease> TakeLeaseAsync(
        TradingContext context,
        TimeSpan? wait,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AwaitedLease
                .TakeAsync(
                    Store.Leases,
                    context.Signature,
                    wait,
                    reason => LogWaiting(_loggerFactory.CreateLogger(LeaseCategory), reason),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (LeaseException held)
        {
            throw new SessionRefusedException(context, SessionRefusal.DrivenElsewhere, held.Message.TrimEnd('.'), held);
        }
    }

    [LoggerMessage(4, LogLevel.Warning, "Waiting: {Reason}", EventName = "LeaseAwaited")]
    private static partial void LogWaiting(ILogger logger, string reason);
}
