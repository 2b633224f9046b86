using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Runs;

/// <summary>Drives traders in this process, each by one task, while it has something to do.</summary>
internal sealed partial class LocalPlacement : ITraderPlacement, IHostedService, IAsyncDisposable
{
    private readonly TraderDriver _driver;
    private readonly ILogger<LocalPlacement> _logger;
    private readonly Drives _drives;
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stopping = new();
    private bool _isDisposed;

    /// <summary>Drives nobody yet.</summary>
    /// <param name="driver">Drives a trader.</param>
    /// <param name="options">How many at once.</param>
    /// <param name="logger">Is told when one cannot be driven.</param>
    public LocalPlacement(TraderDriver driver, DriveOptions options, ILogger<LocalPlacement> logger)
    {
        (_driver, _logger) = (driver, logger);
        _places = new SemaphoreSlim(options.Parallelism);
        _drives = new Drives(DriveAsync);
    }

    /// <inheritdoc/>
    public ValueTask WakeAsync(Signature signature, CancellationToken cancellationToken)
    {
        _drives.Wake(signature);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public bool IsDrivenHere(Signature signature) => _drives.Has(signature);

    /// <summary>The drive of a trader in this process; completed if there is none.</summary>
    public Task FindDrive(Signature signature) => _drives.Find(signature);

    /// <summary>The traders that are driven in this process now.</summary>
    public IReadOnlyList<Signature> FindDriven() => _drives.Driven;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends every drive between two acts, and waits for it.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _drives.CloseAsync().WaitAsync(cancellationToken);
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

    private async Task DriveAsync(Signature signature)
    {
        try
        {
            await _places.WaitAsync(_stopping.Token);
            try
            {
                await _driver.DriveAsync(signature, _stopping.Token);
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
}
