using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Standings;

/// <summary>
/// The report of the store as it is now, for the leaderboard and the board. It is built when somebody asks, at most
/// once a second, and for at most a fifth of the time; whoever asks meanwhile gets the one before.
/// </summary>
internal sealed partial class LiveReport(
    IStore store,
    TradedMarket market,
    EventFeed feed,
    TimeProvider clock,
    ILogger<LiveReport> logger
) : IHostedService
{
    private const int Share = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly HistoryCache _histories = new(store, clock);
    private readonly Lock _lock = new();
    private Task<LiveView>? _building;
    private LiveView? _built;
    private TimeSpan _age = Shortest;
    private long _builtAt;

    /// <summary>The report; null while no trader has an account.</summary>
    public async ValueTask<LiveView> GetAsync(CancellationToken cancellationToken)
    {
        Task<LiveView> building;
        lock (_lock)
        {
            if (_building is null && (_built is null || clock.GetElapsedTime(_builtAt) >= _age))
            {
                _building = Task.Run(BuildAsync, CancellationToken.None);
            }

            if (_built is { } before)
            {
                return before;
            }

            building = _building!;
        }

        return await building.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        feed.Came += Change;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        feed.Came -= Change;
        return Task.CompletedTask;
    }

    private void Change(StoredEvent told) => _histories.Change(told.Signature);

    private async Task<LiveView> BuildAsync()
    {
        long start = clock.GetTimestamp();
        try
        {
            var damage = new List<string>();
            var histories = await _histories.ReadAsync(damage, CancellationToken.None);
            var view = new LiveView(new ReportScope(Request(), damage).Build(histories), damage);
            lock (_lock)
            {
                _built = view;
                return view;
            }
        }
#pragma warning disable CA1031 // Who asked gets the failure, or the report before; the next one asks again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            throw;
        }
        finally
        {
            lock (_lock)
            {
                var took = clock.GetElapsedTime(start) * Share;
                (_building, _builtAt) = (null, clock.GetTimestamp());
                _age = took > Shortest ? took : Shortest;
            }
        }
    }

    private ReportRequest Request() =>
        new(market.Prices, market.Source, market.Market, [], null, null) { IsLive = true };

    [LoggerMessage(206, LogLevel.Warning, "The standings cannot be read now", EventName = "StandingsFailed")]
    private partial void LogFailed(Exception failure);
}
