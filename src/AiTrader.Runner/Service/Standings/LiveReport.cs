using AiTrader.Runner.Reports;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Service.Standings;

/// <summary>
/// The report of the store as it is now, for the leaderboard and the board. It is built when somebody asks, at most
/// once a second, and for at most a fifth of the time; whoever asks meanwhile gets the one before, except after a time
/// in which nobody asked. The traders are read for the first time as the service starts, which does not wait for it.
/// </summary>
internal sealed partial class LiveReport : IHostedService, IDisposable
{
    private const int Share = 5;

    // Of the time for which a report is current: an older one is of when somebody last asked.
    private const int Stale = 3;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly EventRelay _relay;
    private readonly EventFeed _feed;
    private readonly TimeProvider _clock;
    private readonly ILogger<LiveReport> _logger;
    private readonly TraderReporting _reporting;
    private readonly TradedPrices _prices;
    private readonly LiveTraders _traders;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _lock = new();
    private Task _warmingUp = Task.CompletedTask;
    private Task<LiveView>? _building;
    private LiveView? _built;
    private TimeSpan _age = Shortest;
    private long _builtAt;

    /// <summary>Reads nothing yet.</summary>
    public LiveReport(
        IStore store,
        TradedMarket market,
        EventRelay relay,
        EventFeed feed,
        TimeProvider clock,
        ILogger<LiveReport> logger
    )
    {
        (_relay, _feed, _clock, _logger) = (relay, feed, clock, logger);
        var request = new ReportRequest(market.Prices, market.Source, market.Market, [], null, null) { IsLive = true };
        _reporting = new TraderReporting(request, market.Market);
        _prices = new TradedPrices(market.Prices);
        _traders = new LiveTraders(store, _reporting, clock);
    }

    /// <summary>The report; null while no trader has an account.</summary>
    public async ValueTask<LiveView> GetAsync(CancellationToken cancellationToken)
    {
        Task<LiveView> building;
        lock (_lock)
        {
            var age = _clock.GetElapsedTime(_builtAt);
            building =
                _built is { } before && age < _age ? Task.FromResult(before)
                : _built is { } older && age < _age * Stale ? BeginInPlaceOf(older)
                : Begin();
        }

        return await building.WaitAsync(cancellationToken);
    }

    /// <summary>The records of a trader as the report has them; null if they are gone.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public Task<TraderHistory?> FindHistoryAsync(TraderFacts trader, CancellationToken cancellationToken) =>
        _traders.FindHistoryAsync(trader, cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _relay.Told += _traders.Change;
        _feed.Came += Change;
        _warmingUp = Task.Run(WarmUpAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _relay.Told -= _traders.Change;
        _feed.Came -= Change;
        await _stopping.CancelAsync();
        Task building;
        lock (_lock)
        {
            building = _building ?? Task.CompletedTask;
        }

        await Task.WhenAll(_warmingUp, building)
            .WaitAsync(cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traders.Dispose();
        _stopping.Dispose();
    }

    // What was recorded before the feed follows the store is read here, and what comes later is told.
    private async Task WarmUpAsync()
    {
        try
        {
            await _feed.FindLastAsync(_stopping.Token);
            await _traders.ReadAsync([], _stopping.Token);
        }
#pragma warning disable CA1031 // Whoever asks first reads them then.
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    // Under the lock, as the next. A failure is logged, and whoever asks next begins again.
    private Task<LiveView> Begin() => _building ??= Task.Run(BuildAsync, CancellationToken.None);

    private Task<LiveView> BeginInPlaceOf(LiveView before)
    {
        Begin();
        return Task.FromResult(before);
    }

    private void Change(StoredEvent told) => _traders.Change(told.Signature);

    private async Task<LiveView> BuildAsync()
    {
        long start = _clock.GetTimestamp();
        try
        {
            var damage = new List<string>();
            var traders = await _traders.ReadAsync(damage, _stopping.Token);
            var scope = new ReportScope(_reporting.Request, damage);
            var view = new LiveView(scope.Build(traders, _reporting, _prices), damage);
            lock (_lock)
            {
                _built = view;
                return view;
            }
        }
#pragma warning disable CA1031 // Who asked gets the failure, or the report before; the next one asks again.
        catch (Exception failure) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
            throw;
        }
        finally
        {
            lock (_lock)
            {
                var took = _clock.GetElapsedTime(start) * Share;
                (_building, _builtAt) = (null, _clock.GetTimestamp());
                _age = took > Shortest ? took : Shortest;
            }
        }
    }

    [LoggerMessage(206, LogLevel.Warning, "The standings cannot be read now", EventName = "StandingsFailed")]
    private partial void LogFailed(Exception failure);
}
