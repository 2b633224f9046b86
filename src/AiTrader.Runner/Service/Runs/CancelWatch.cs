using AiTrader.Runner.Service.Events;
using AiTrader.Stores;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Service.Runs;

/// <summary>Stops the runs of this process that a user of any process wants to be canceled.</summary>
internal sealed class CancelWatch(EventFeed feed, Cancellations cancellations) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Came += Cancel;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Came -= Cancel;
        return Task.CompletedTask;
    }

    private void Cancel(StoredEvent told)
    {
        if (told.Kind == EventKinds.CancelRequested && RunEvent.FindRun(told) is { } id)
        {
            cancellations.Cancel(told.Signature, id);
        }
    }
}
