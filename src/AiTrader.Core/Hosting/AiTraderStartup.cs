using AiTrader.Stores;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Reads the prices and asks the store when the application starts, so that a damaged file or a store that is out of
/// reach is found then, and not in the first session.
/// </summary>
internal sealed class AiTraderStartup(IServiceProvider services, TradingSetup setup) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.Run(() => setup.Get<TradingParts>(services).Series, cancellationToken).ConfigureAwait(false);
        var ledgers = setup.Get<IStore>(services).Ledgers;
        await foreach (var _ in ledgers.ListSignaturesAsync(cancellationToken).ConfigureAwait(false))
        {
            break;
        }

        _ = setup.Get<TradingParts>(services).Sessions;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
