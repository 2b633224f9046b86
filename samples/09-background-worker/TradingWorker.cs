using AiTrader;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

/// <summary>
/// Lets two traders trade in the background. A shutdown ends each between two acts, and the next start continues there:
/// how far a trader is follows from its ledger.
/// </summary>
internal sealed partial class TradingWorker(
    Arena arena,
    IHostApplicationLifetime application,
    ILogger<TradingWorker> logger
) : BackgroundService
{
    private static readonly Trader[] Traders =
    [
        new(Signature.Parse("patient"), ModelId.Parse("baseline/buy-and-hold"), new EqualWeightBuyAndHold())
        {
            Cash = new Money(10_000),
        },
        new(Signature.Parse("quick"), ModelId.Parse("baseline/momentum"), new Momentum()) { Cash = new Money(10_000) },
    ];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var progress = new Progress<SessionResult>(LogSession);
        try
        {
            foreach (var run in await arena.RunAsync(Traders, progress: progress, cancellationToken: stoppingToken))
            {
                LogDone(run.Trader.Signature, run.Results.Count, run.AlreadyCompletedCount);
            }

            application.StopApplication();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped();
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Result}")]
    private partial void LogSession(SessionResult result);

    [LoggerMessage(2, LogLevel.Information, "{Signature} is done: {Now} sessions now, {Before} before")]
    private partial void LogDone(Signature signature, int now, int before);

    [LoggerMessage(3, LogLevel.Information, "Stopped between two acts; the next start continues there")]
    private partial void LogStopped();
}
