using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

sealed class Worker(SessionRunner sessions, IDecisionMaker model) : BackgroundService
{
    private readonly Channel<TradingContext> _waiting = Channel.CreateBounded<TradingContext>(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var context in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await sessions.RunAsync(context, model, null!, stoppingToken);
        }
    }
}
