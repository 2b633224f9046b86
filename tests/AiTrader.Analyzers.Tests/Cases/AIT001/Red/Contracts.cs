using Microsoft.Extensions.Hosting;

// AIT001: 'Mine.first' keeps a TradingContext in a decision maker, which serves many sessions; pass the context
// as a parameter to each call that needs it
sealed class Mine(TradingContext first) : IDecisionMaker
{
    // AIT001: 'Mine._last' keeps a TradingContext in a decision maker, which serves many sessions; pass the
    // context as a parameter to each call that needs it
    private TradingContext? _last;

    public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken token = default)
    {
        _last = context;
        await desk.HoldAsync(first, $"{_last}", token);
    }
}

sealed class Worker : BackgroundService
{
    // AIT001: 'Worker._byUser' keeps a TradingContext in a hosted service, which lives as long as the
    // application; pass the context as a parameter to each call that needs it
    private readonly Dictionary<string, TradingContext> _byUser = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.FromResult(_byUser.Count);
}
