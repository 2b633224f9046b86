using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Hosting;

/// <summary>
/// Work that goes on until the program ends. That it is canceled then is no failure, also where the program ends
/// because it could not start.
/// </summary>
internal abstract class EndlessService : BackgroundService
{
    /// <summary>The work.</summary>
    /// <param name="cancellationToken">Canceled when the program ends.</param>
    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
    }
}
