using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace AiTrader.Runner.Arenas;

/// <summary>A store that does not answer any more: its server, its disk or its connection is gone.</summary>
internal static class LostStore
{
    /// <summary>Whether a failure means that.</summary>
    public static bool Is(Exception failure) =>
        failure is RedisException or RedisTimeoutException or SqliteException or IOException
        || (failure.InnerException is { } inner && Is(inner));
}
