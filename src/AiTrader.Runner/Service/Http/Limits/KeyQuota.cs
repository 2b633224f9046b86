using System.Threading.RateLimiting;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Service.Http.Limits;

/// <summary>How many new idempotency keys of a user a process keeps: each takes space of the store for a day.</summary>
/// <param name="limits">The limits.</param>
internal sealed class KeyQuota(HttpLimits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<UserName> _keys = PartitionedRateLimiter.Create<UserName, UserName>(user =>
        RateLimitPartition.GetTokenBucketLimiter(
            user,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.KeysPerHour,
                TokensPerPeriod = Math.Max(1, limits.KeysPerHour / 60),
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            }
        )
    );

    /// <summary>The most new keys in an hour.</summary>
    public int Most => limits.KeysPerHour;

    /// <summary>Takes the place of a new key; false if there is none now.</summary>
    public bool TryTake(UserName user)
    {
        using var lease = _keys.AttemptAcquire(user);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _keys.Dispose();
}
