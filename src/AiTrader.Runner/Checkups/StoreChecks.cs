using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace AiTrader.Runner.Checkups;

/// <summary>Whether the store answers, how quickly, and whether acknowledged trades are durable.</summary>
internal static class StoreChecks
{
    private const int Pings = 50;
    private const double Slow = 20;
    private const string OfRedis = "This is a setting of Redis, and the store is a file.";

    /// <summary>The checks that come first.</summary>
    public static Check Reach { get; } =
        new(
            "store is reached",
            "Start the server, or correct the address, the password and the TLS settings of --store; for a "
                + "file, its folder must exist and be writable.",
            async (examined, _) =>
            {
                await examined.OpenAsync();
                if (examined.Redis is not { } redis)
                {
                    return Verdict.Passed($"{examined.Store.Place} can be created and written.");
                }

                await redis.GetDatabase().PingAsync();
                var server = Primary(redis);
                return Verdict.Of(
                    server.Version.Major >= 7,
                    $"Redis {server.Version} at {server.EndPoint}.",
                    $"Redis {server.Version} at {server.EndPoint} is older than 7."
                );
            }
        );

    /// <summary>The settings.</summary>
    public static IReadOnlyList<Check> Settings { get; } =
    [
        new("latency", "Use a server that is nearer, or accept that each trade takes this long.", MeasureAsync),
        new(
            "durability",
            "Set 'appendonly yes' and 'appendfsync always' on the server. Acknowledged trades then survive a "
                + "power failure.",
            LookAtDurabilityAsync
        ),
        new(
            "no eviction",
            "Set 'maxmemory-policy noeviction' on the server: any other policy can delete ledgers.",
            LookAtEvictionAsync
        ),
    ];

    private static async Task<Verdict> MeasureAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        for (int i = 0; i < Pings; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await examined.Ledger.FindAccountAsync(examined.Context.Signature, cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        string seen = string.Create(
            CultureInfo.InvariantCulture,
            $"Reading an account takes {times[Pings / 2]:0.00} ms (median of {Pings}), at most {times[^1]:0.00} ms."
        );
        return times[Pings / 2] <= Slow ? Verdict.Passed(seen) : Verdict.Warned(seen);
    }

    private static async Task<Verdict> LookAtDurabilityAsync(CheckedStore examined, CancellationToken cancellationToken)
    {
        if (examined.Redis is not { } redis)
        {
            return Verdict.Passed("SQLite flushes each trade to the disk before it is acknowledged.");
        }

        var (appends, flushes) = (await SettingAsync(redis, "appendonly"), await SettingAsync(redis, "appendfsync"));
        return (appends, flushes) switch
        {
            (null, _) or (_, null) => Verdict.Warned(
                "The server does not show its settings. It is not known whether acknowledged trades are durable."
            ),
            ("yes", "always") => Verdict.Passed("Acknowledged trades are on the disk."),
            ("yes", _) => Verdict.Warned(
                $"appendfsync is {flushes}: the trades of the last second may be lost when the machine fails."
            ),
            _ => Verdict.Warned("appendonly is no: trades since the last snapshot are lost when the server stops."),
        };
    }

    private static async Task<Verdict> LookAtEvictionAsync(
        CheckedStore examined,
        CancellationToken cancellationToken
    ) =>
        examined.Redis is not { } redis ? Verdict.Skipped(OfRedis)
        : await SettingAsync(redis, "maxmemory-policy") is not { } policy
            ? Verdict.Warned("The server does not show its settings. It is not known whether it can delete ledgers.")
        : Verdict.Of(
            policy == "noeviction",
            "Nothing is deleted when memory is low.",
            $"maxmemory-policy is {policy}."
        );

    // Null where the server does not tell: managed ones do not.
    private static async Task<string?> SettingAsync(ConnectionMultiplexer redis, string name)
    {
        try
        {
            return (await Primary(redis).ConfigGetAsync(name)) is [var setting] ? setting.Value : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    private static IServer Primary(ConnectionMultiplexer redis) =>
        redis.GetServers().First(server => server is { IsConnected: true, IsReplica: false });
}
