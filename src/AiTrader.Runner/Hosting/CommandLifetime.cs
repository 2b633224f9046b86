using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Hosting;

/// <summary>
/// The lifetime of a host within a command: signals are the command line's, so that a host which stops by itself has
/// failed.
/// </summary>
internal sealed class CommandLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
