using System.Collections.Concurrent;
using System.Globalization;
using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>Who drives which trader, as the leases in Redis have it, and how long it takes after a failure.</summary>
/// <param name="redis">The server.</param>
/// <param name="signatures">The traders.</param>
internal sealed class Takeovers(IDatabase redis, IReadOnlyList<Signature> signatures)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<TimeSpan> _measured = [];

    /// <summary>How long each took of which another process has the lease, as measured so far.</summary>
    public IReadOnlyCollection<TimeSpan> Measured => _measured;

    /// <summary>The traders that a process drives.</summary>
    public async Task<IReadOnlyList<Signature>> FindDrivenAsync(int processId)
    {
        string holder = string.Create(CultureInfo.InvariantCulture, $"process {processId} on ");
        var driven = new List<Signature>();
        foreach (var signature in signatures)
        {
            if ((await FindHolderAsync(signature))?.StartsWith(holder, StringComparison.Ordinal) == true)
            {
                driven.Add(signature);
            }
        }

        return driven;
    }

    /// <summary>
    /// Waits until other processes have the leases that a process had, or the trader has nothing left to do.
    /// </summary>
    /// <param name="driven">The traders that it drove when it failed.</param>
    /// <param name="isDone">Whether a trader has nothing left to do.</param>
    public async Task MeasureAsync(IReadOnlyList<Signature> driven, Func<Signature, Task<bool>> isDone)
    {
        var holders = new Dictionary<Signature, string?>();
        foreach (var signature in driven)
        {
            holders[signature] = await FindHolderAsync(signature);
        }

        var start = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(holders.Select(holder => MeasureAsync(holder.Key, holder.Value, start, isDone)));
    }

    private async Task MeasureAsync(
        Signature signature,
        string? old,
        System.Diagnostics.Stopwatch start,
        Func<Signature, Task<bool>> isDone
    )
    {
        while (start.Elapsed < Patience)
        {
            try
            {
                if (await FindHolderAsync(signature) is { } holder && holder != old)
                {
                    _measured.Add(start.Elapsed);
                    return;
                }

                if (await isDone(signature))
                {
                    return;
                }
            }
            catch (Exception restarting) when (restarting is RedisException or TimeoutException)
            {
                // It is asked again.
            }

            await Task.Delay(Interval);
        }

        _measured.Add(start.Elapsed);
    }

    private async Task<string?> FindHolderAsync(Signature signature) =>
        await redis.StringGetAsync($"aitrader:{{{signature}}}:lease");
}
