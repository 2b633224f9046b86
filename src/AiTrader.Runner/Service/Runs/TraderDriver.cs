using AiTrader.Runner.Service.Events;
using AiTrader.Stores;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// Drives the runs of one trader, one after the other. Several processes may try it at once: the lease lets one of
/// them, and what is done already follows from the ledger, so that a run continues wherever another process left it.
/// </summary>
internal sealed partial class TraderDriver(
    RunBook runs,
    ILeaseStore leases,
    RunSessions sessions,
    EventRelay events,
    Cancellations cancellations,
    ILogger<TraderDriver> logger
)
{
    /// <summary>Drives a trader until it has no run left.</summary>
    /// <param name="signature">The trader.</param>
    /// <param name="cancellationToken">Ends it between two acts; the run stays pending.</param>
    public async Task<DriveEnd> DriveAsync(Signature signature, CancellationToken cancellationToken)
    {
        // Asked again after the lease is given back: who added a run meanwhile was told that it is driven here.
        while ((await runs.FindQueueAsync(signature, cancellationToken)).Next is not null)
        {
            if (!await TryDriveAsync(signature, cancellationToken))
            {
                return DriveEnd.DrivenElsewhere;
            }
        }

        return DriveEnd.NothingLeft;
    }

    // False where another driver has the lease, or has taken it.
    private async Task<bool> TryDriveAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (await TryTakeAsync(signature, cancellationToken) is not { } lease)
        {
            return false;
        }

        await using (lease)
        {
            while ((await runs.FindQueueAsync(signature, cancellationToken)).Next is { } run)
            {
                if (await RunAsync(run, lease, cancellationToken) is not { } ended)
                {
                    return false;
                }

                if (!ended.IsFinished)
                {
                    await WaitAsync(ended, cancellationToken);
                    return false;
                }

                var finished = ended with
                {
                    Completed = ended.Completed ?? await sessions.CountCompletedAsync(ended, cancellationToken),
                };

                // What the ledger has is told before the run leaves the queue: until then, somebody takes it over.
                await events.CatchUpAsync(signature, cancellationToken);
                await runs.FinishAsync(finished, cancellationToken);
                events.Tell(signature, RunEvent.OfEnd(finished));
                LogFinished(signature, finished.Id.ToString(), finished.State, finished.Reason);
            }
        }

        return true;
    }

    private async ValueTask<ILease?> TryTakeAsync(Signature signature, CancellationToken cancellationToken)
    {
        try
        {
            return await leases.TakeAsync(signature, TimeSpan.Zero, cancellationToken);
        }
        catch (LeaseException)
        {
            return null;
        }
    }

    // Whoever asked sees why it waits; the watch tries it again.
    private async ValueTask WaitAsync(Run run, CancellationToken cancellationToken)
    {
        if (await runs.ExplainAsync(run, cancellationToken))
        {
            LogWaits(run.Signature, run.Id.ToString(), run.Reason);
        }
    }

    // Null where the lease was lost or is to be given away; pending where the run has to wait, with the reason.
    private async Task<Run?> RunAsync(Run run, ILease lease, CancellationToken cancellationToken)
    {
        if (run.CancelRequestedBy is { } user)
        {
            return Canceled(run, user);
        }

        using var driving = cancellations.Watch(run, cancellationToken);
        try
        {
            return await sessions.RunAsync(run, lease, driving.Token);
        }
        catch (Exception refused) when (refused is SessionRefusedException or LedgerException)
        {
            return run with { State = RunState.Refused, Reason = refused.Message };
        }
        catch (TraderUnavailableException unavailable)
        {
            return run with { Reason = unavailable.Message };
        }
        catch (OperationCanceledException)
            when (driving.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var queue = await runs.FindQueueAsync(run.Signature, cancellationToken);
            return Canceled(run, queue.Find(run.Id)?.CancelRequestedBy ?? run.RequestedBy);
        }
        finally
        {
            cancellations.Forget(run);
        }
    }

    private static Run Canceled(Run run, string user) =>
        run with
        {
            State = RunState.Canceled,
            Reason = $"{user} canceled it.",
            CancelRequestedBy = user,
        };

    [LoggerMessage(
        200,
        LogLevel.Information,
        "Run {Run} of {Signature} is {State}: {Reason}",
        EventName = "RunFinished"
    )]
    private partial void LogFinished(Signature signature, string run, RunState state, string? reason);

    [LoggerMessage(207, LogLevel.Warning, "Run {Run} of {Signature} waits: {Reason}", EventName = "RunWaits")]
    private partial void LogWaits(Signature signature, string run, string? reason);
}
