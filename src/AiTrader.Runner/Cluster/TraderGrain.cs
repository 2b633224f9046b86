using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Where a trader is driven: on the silo where Orleans activates its grain. For a moment there can be two activations,
/// which does no harm, because the lease lets one of them drive.
/// </summary>
/// <param name="runs">The runs; what is to be done follows from them, so that a grain has no state.</param>
/// <param name="local">Drives on this silo.</param>
/// <param name="handovers">Ends drives between two sessions.</param>
/// <param name="logger">Is told when a reminder cannot be changed.</param>
[Reentrant]
internal sealed partial class TraderGrain(
    RunBook runs,
    LocalPlacement local,
    Handovers handovers,
    ILogger<TraderGrain> logger
) : Grain, ITraderGrain, IRemindable
{
    private const string ReminderName = "runs";

    // The shortest that Orleans has.
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private bool _isWatching;
    private bool _isLeaving;

    private Signature Trader => Signature.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<bool> WakeAsync()
    {
        // This also asks the store: a silo that cannot reach it is too late with its answer, and another one drives.
        if (!await HasRunsAsync())
        {
            await ForgetAsync();
            return false;
        }

        if (_isLeaving)
        {
            return true;
        }

        await local.WakeAsync(Trader, CancellationToken.None);
        if (!_isWatching)
        {
            _isWatching = true;
            WatchAsync().Ignore();
        }

        return true;
    }

    /// <inheritdoc/>
    public async Task LeaveAsync()
    {
        _isLeaving = true;
        handovers.Ask(Trader);
        try
        {
            // Also where the trader was woken meanwhile: it is driven once more then, for one session.
            await local.FindDrive(Trader);
        }
        finally
        {
            handovers.End(Trader);
        }

        DeactivateOnIdle();
    }

    /// <summary>Wakes the trader of a cluster of which nothing was left.</summary>
    public Task ReceiveReminder(string reminderName, TickStatus status) => WakeAsync();

    // The reminder is there while a run is, and is removed when the last one is finished.
    private async Task WatchAsync()
    {
        try
        {
            await this.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);
            await local.FindDrive(Trader);
            if (!await HasRunsAsync())
            {
                await ForgetAsync();
                DeactivateOnIdle();
            }
        }
#pragma warning disable CA1031 // The net has a hole until the trader is woken the next time, some seconds later.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(Trader, failure);
        }
        finally
        {
            _isWatching = false;
        }
    }

    private async ValueTask<bool> HasRunsAsync() =>
        (await runs.FindQueueAsync(Trader, CancellationToken.None)).Runs.Count > 0;

    private async Task ForgetAsync()
    {
        if (await this.GetReminder(ReminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    [LoggerMessage(
        250,
        LogLevel.Warning,
        "The reminder of {Signature} cannot be changed now",
        EventName = "ReminderFailed"
    )]
    private partial void LogFailed(Signature signature, Exception failure);
}
