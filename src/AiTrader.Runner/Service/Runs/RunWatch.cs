using AiTrader.Runner.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// The net: wakes every trader with something to do, when the program starts and every few seconds, because the process
/// that accepted a run or drove it may be gone.
/// </summary>
internal sealed partial class RunWatch(
    RunBook runs,
    ITraderPlacement placement,
    DriveOptions options,
    TimeProvider clock,
    ILogger<RunWatch> logger
) : EndlessService
{
    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.WatchInterval, clock);
        do
        {
            try
            {
                await foreach (var signature in runs.ListPendingAsync(cancellationToken))
                {
                    await placement.WakeAsync(signature, cancellationToken);
                }
            }
#pragma warning disable CA1031 // A store that does not answer now is asked again; what waits is not lost.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(202, LogLevel.Error, "The runs that wait cannot be read now", EventName = "WatchFailed")]
    private partial void LogFailed(Exception failure);
}
