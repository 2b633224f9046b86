using AiTrader.Runner.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Halts;

/// <summary>
/// Reads the halts every second, because any process can have set one. They are known before anybody trades.
/// </summary>
internal sealed partial class HaltWatch(HaltBook halts, TimeProvider clock, ILogger<HaltWatch> logger) : EndlessService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await halts.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await halts.RefreshAsync(cancellationToken);
            }
#pragma warning disable CA1031 // A store that does not answer now is asked again; what was halted stays halted.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(205, LogLevel.Warning, "The halts cannot be read now", EventName = "HaltsFailed")]
    private partial void LogFailed(Exception failure);
}
