using Microsoft.Extensions.Hosting;
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
) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.WatchInterval, clock);
        do
        {
            try
            {
                await foreach (var signature in runs.ListPendingAsync(stoppingToken))
                {
                    await placement.WakeAsync(signature, stoppingToken);
                }
            }
#pragma warning disable CA1031 // A store that does not answer now is asked again; what waits is not lost.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(202, LogLevel.Error, "The runs that wait cannot be read now", EventName = "WatchFailed")]
    private partial void LogFailed(Exception failure);
}
