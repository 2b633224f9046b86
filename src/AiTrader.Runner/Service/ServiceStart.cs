using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Service;

/// <summary>Asks for the runs that begin with the program.</summary>
internal sealed class ServiceStart(ServicePlan plan, PlannedTraders traders, TradedMarket market, RunBook runs)
    : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!plan.StartsRuns)
        {
            return;
        }

        foreach (var trader in traders.All)
        {
            var run = new Run
            {
                Signature = trader.Signature,
                ModelId = trader.ModelId,
                From = market.Schedule[0],
                To = market.Schedule[^1],
                RequestedBy = "start",
            };

            // What a user canceled stays canceled, however often a program starts.
            if (await runs.FindAsync(run.Signature, run.Id, cancellationToken) is not { State: RunState.Canceled })
            {
                await runs.AddAsync(run, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
