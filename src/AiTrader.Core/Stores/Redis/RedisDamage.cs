using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>Tells a key that was changed to another type from an outage: asking again does not help.</summary>
internal static class RedisDamage
{
    /// <summary>Awaits the reply to a script that used the keys of a ledger.</summary>
    /// <exception cref="StoreCorruptedException">One of the keys has another type.</exception>
    public static async Task<T> LedgerAsync<T>(Signature signature, Task<T> reply)
    {
        try
        {
            return await reply.ConfigureAwait(false);
        }
        catch (RedisServerException changed) when (IsWrongType(changed))
        {
            throw new StoreCorruptedException(
                signature,
                new LedgerDamage(1, "a key of the ledger has another type"),
                changed
            );
        }
    }

    /// <summary>Awaits the reply to a call that used one key.</summary>
    /// <exception cref="StoreCorruptedException">The key has another type.</exception>
    public static async Task<T> KeyAsync<T>(RedisKey key, Task<T> reply)
    {
        try
        {
            return await reply.ConfigureAwait(false);
        }
        catch (RedisServerException changed) when (IsWrongType(changed))
        {
            throw new StoreCorruptedException(
                null,
                $"The key {key} has another type: it was changed from outside. Restore it.",
                changed
            );
        }
    }

    // A script puts its own name around the words of Redis.
    private static bool IsWrongType(RedisServerException failure) =>
        failure.Message.Contains("WRONGTYPE", StringComparison.Ordinal);
}
