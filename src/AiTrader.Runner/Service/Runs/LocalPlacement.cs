using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>Drives traders in this process, each by one task, while it has something to do.</summary>
internal sealed partial class LocalPlacement(TraderDriver driver, DriveOptions options, ILogger<LocalPlacement> logger)
    : ITraderPlacement,
        IHostedService,
        IAsyncDisposable
{
    private readonly ConcurrentDictionary<Signature, Drive> _drives = new();
    private readonly SemaphoreSlim _places = new(options.Parallelism);
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    /// <inheritdoc/>
    public ValueTask WakeAsync(Signature signature, CancellationToken cancellationToken)
    {
        _drives.GetOrAdd(signature, _ => new Drive()).Wake(again => DriveAsync(signature, again));
        return ValueTask.CompletedTask;
    }

    /// <summary>The drive of a trader in this process; completed if there is none.</summary>
    public Task FindDrive(Signature signature) =>
        _drives.TryGetValue(signature, out var drive) ? drive.Task : Task.CompletedTask;

    /// <summary>The traders that are driven in this process now.</summary>
    public IReadOnlyList<Signature> FindDriven() =>
        [.. _drives.Where(drive => !drive.Value.Task.IsCompleted).Select(drive => drive.Key)];

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends every drive between two acts, and waits for it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_drives.Values.Select(drive => drive.Task)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The container has it twice: by itself, and as a hosted service.
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        await StopAsync(CancellationToken.None);
        _stopping.Dispose();
        _places.Dispose();
    }

    private async Task DriveAsync(Signature signature, Func<bool> isAgain)
    {
        try
        {
            await _places.WaitAsync(_stopping.Token);
            try
            {
                do
                {
                    await driver.DriveAsync(signature, _stopping.Token);
                } while (isAgain());
            }
            finally
            {
                _places.Release();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Its runs stay pending: this program continues them when it starts again, or another one does.
        }
#pragma warning disable CA1031 // A trader that cannot be driven now is found again by the watch; the others go on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(signature, failure);
        }
    }

    [LoggerMessage(201, LogLevel.Error, "The trader {Signature} cannot be driven now", EventName = "DriveFailed")]
    private partial void LogFailed(Signature signature, Exception failure);

    /// <summary>One trader's drive: at most one at a time, and one more where it was woken meanwhile.</summary>
    private sealed class Drive
    {
        private readonly Lock _lock = new();
        private bool _isRunning;
        private bool _isWoken;

        public Task Task { get; private set; } = Task.CompletedTask;

        public void Wake(Func<Func<bool>, Task> drive)
        {
            lock (_lock)
            {
                _isWoken = _isRunning;
                if (!_isRunning)
                {
                    _isRunning = true;
                    Task = Task.Run(() => RunAsync(drive));
                }
            }
        }

        private async Task RunAsync(Func<Func<bool>, Task> drive)
        {
            do
            {
                await drive(() => TakeWake());
            } while (!TryEnd());
        }

        private bool TakeWake()
        {
            lock (_lock)
            {
                (bool isWoken, _isWoken) = (_isWoken, false);
                return isWoken;
            }
        }

        private bool TryEnd()
        {
            lock (_lock)
            {
                (bool isWoken, _isWoken) = (_isWoken, false);
                return !(_isRunning = isWoken);
            }
        }
    }
}
