using AiTrader.Runner.Hosting;
using AiTrader.Runner.Service.Events;
using AiTrader.Stores;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// Stops the runs of this process that a user of any process wants to be canceled: at once when it is told, and at the
/// latest at the next look into the queues, because what is told can be lost with the process that told it.
/// </summary>
internal sealed partial class CancelWatch(
    EventFeed feed,
    RunBook runs,
    Cancellations cancellations,
    DriveOptions options,
    TimeProvider clock,
    ILogger<CancelWatch> logger
) : EndlessService
{
    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        feed.Came += Cancel;
        try
        {
            using var timer = new PeriodicTimer(options.WatchInterval, clock);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await LookAsync(cancellationToken);
            }
        }
        finally
        {
            feed.Came -= Cancel;
        }
    }

    private void Cancel(StoredEvent told)
    {
        if (told.Kind == EventKinds.CancelRequested && RunEvent.FindRun(told) is { } id)
        {
            cancellations.Cancel(told.Signature, id);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (signature, id) in cancellations.Driven)
            {
                var queue = await runs.FindQueueAsync(signature, cancellationToken);
                if (queue.Find(id) is { CancelRequestedBy: not null })
                {
                    cancellations.Cancel(signature, id);
                }
            }
        }
#pragma warning disable CA1031 // The queues are read again at the next look.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(208, LogLevel.Error, "Which runs are canceled cannot be read now", EventName = "CancelWatchFailed")]
    private partial void LogFailed(Exception failure);
}
