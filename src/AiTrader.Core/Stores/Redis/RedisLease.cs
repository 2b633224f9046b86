using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>A key with a time to live, which is extended as long as it has our mark.</summary>
internal sealed class RedisLease(
    IDatabase database,
    Signature signature,
    string mark,
    TimeSpan lifetime,
    TimeProvider timeProvider
) : ILease
{
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _ending = new();
    private Task _renewing = Task.CompletedTask;
    private int _disposals;

    public Signature Signature => signature;

    public CancellationToken Lost => _lost.Token;

    private RedisKey Key => new RedisKeys(signature).Lease;

    public async ValueTask<bool> TryTakeAsync()
    {
        long asked = timeProvider.GetTimestamp();
        if (!await database.LockTakeAsync(Key, mark, lifetime, CommandFlags.DemandMaster).ConfigureAwait(false))
        {
            return false;
        }

        _renewing = RenewAsync(asked);
        return true;
    }

    /// <summary>The holder; null if there is none.</summary>
    public async ValueTask<string?> FindHolderAsync() =>
        (string?)await database.LockQueryAsync(Key, CommandFlags.DemandMaster).ConfigureAwait(false) is { } other
            ? other[..Math.Max(0, other.LastIndexOf('#'))]
            : null;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Increment(ref _disposals) > 1)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        try
        {
            await database.LockReleaseAsync(Key, mark, CommandFlags.DemandMaster).ConfigureAwait(false);
        }
        catch (Exception outage) when (outage is RedisException or TimeoutException)
        {
            // Redis forgets it in time, which is what a lease is for.
        }

        _ending.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync(long renewed)
    {
        using var timer = new PeriodicTimer(lifetime / 3, timeProvider);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false))
            {
                long asked = timeProvider.GetTimestamp();
                switch (await TryRenewAsync().ConfigureAwait(false))
                {
                    case true:
                        renewed = asked;
                        break;
                    case null when timeProvider.GetElapsedTime(renewed) < lifetime:
                        break;
                    default:
                        await _lost.CancelAsync().ConfigureAwait(false);
                        return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // It is given back.
        }
    }

    // Null where Redis did not say.
    private async ValueTask<bool?> TryRenewAsync()
    {
        try
        {
            return await database.LockExtendAsync(Key, mark, lifetime, CommandFlags.DemandMaster).ConfigureAwait(false);
        }
        catch (Exception outage) when (outage is RedisException or TimeoutException)
        {
            return null;
        }
    }
}
