using AiTrader.Stores;
using StackExchange.Redis;

namespace AiTrader.Runner.Checkups;

/// <summary>
/// Gives the keys of the checks an expiry as soon as they exist, so that Redis removes them if the doctor is killed.
/// </summary>
internal sealed class KeyExpiry : IAsyncDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    /// <summary>Begins.</summary>
    /// <param name="database">The database.</param>
    /// <param name="contexts">The contexts of the checks.</param>
    public KeyExpiry(IDatabase database, params IEnumerable<TradingContext> contexts)
    {
        RedisKey[] keys = [.. contexts.SelectMany(KeysOf)];
        _loop = Task.Run(() => ExpireAsync(database, keys));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _end.Dispose();
    }

    private static IEnumerable<RedisKey> KeysOf(TradingContext context)
    {
        var keys = new RedisKeys(context.Signature);
        return [.. keys.Ledger, .. keys.Notes, keys.Faults, keys.Requests, keys.Journal(context.Time)];
    }

    private async Task ExpireAsync(IDatabase database, RedisKey[] keys)
    {
        try
        {
            while (true)
            {
                await Task.WhenAll(keys.Select(key => database.KeyExpireAsync(key, Lifetime, ExpireWhen.HasNoExpiry)));
                await Task.Delay(Interval, _end.Token);
            }
        }
        catch (Exception ended)
            when (ended
                    is OperationCanceledException
                        or RedisException
                        or RedisCommandException
                        or RedisTimeoutException
            )
        {
            // The checks are done, or say themselves that the server does not answer.
        }
    }
}
