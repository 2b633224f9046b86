using AiTrader.Runner.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// The net: wakes every trader with something to do that nobody drives, when the program starts and every few seconds,
/// because the process that accepted a run or drove it may be gone. However many traders there are, a bounded number is
/// looked at in a second; a look takes as long as it takes.
/// </summary>
/// <param name="runs">The runs.</param>
/// <param name="placement">Drives traders.</param>
/// <param name="share">Which of the traders this process wakes.</param>
/// <param name="options">How often and how fast it looks.</param>
/// <param name="logger">Is told when the store does not answer.</param>
internal sealed partial class RunWatch(
    RunBook runs,
    ITraderPlacement placement,
    IWatchShare share,
    DriveOptions options,
    ILogger<RunWatch> logger
) : EndlessService
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    private readonly int _looksPerSlice = (int)Math.Max(1, options.LooksPerSecond * Slice.TotalSeconds);
    private volatile TaskCompletionSource _asked = Question();

    /// <summary>Asks for a look at once, or after the one that is under way.</summary>
    public void LookSoon() => _asked.TrySetResult();

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var asked = _asked = Question();
            var due = Task.Delay(options.WatchInterval, options.Clock, cancellationToken);
            try
            {
                await LookAsync(cancellationToken);
            }
#pragma warning disable CA1031 // A store that does not answer now is asked again; what waits is not lost.
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }

            await Task.WhenAny(due, asked.Task);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static TaskCompletionSource Question() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        int looks = 0;
        await foreach (var signature in runs.ListPendingAsync(cancellationToken))
        {
            if (looks == _looksPerSlice)
            {
                await Task.Delay(Slice, options.Clock, cancellationToken);
                looks = 0;
            }

            looks++;
            long turn = options.Clock.GetUtcNow().Ticks / options.WatchInterval.Ticks;
            if (!placement.IsDrivenHere(signature) && share.IsOwn(signature, turn))
            {
                await placement.WakeAsync(signature, cancellationToken);
            }
        }
    }

    [LoggerMessage(202, LogLevel.Error, "The runs that wait cannot be read now", EventName = "WatchFailed")]
    private partial void LogFailed(Exception failure);
}
