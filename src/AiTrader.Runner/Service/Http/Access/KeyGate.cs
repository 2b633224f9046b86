using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using AiTrader.Runner.Hosting;

namespace AiTrader.Runner.Service.Http.Access;

/// <summary>
/// How many keys and cookies the store is asked for that it may not have. One that was valid lately is not counted, so
/// that a flood of wrong ones slows down nobody who works.
/// </summary>
internal sealed class KeyGate : IDisposable
{
    private const int Remembered = 10_000;

    private readonly RecentlyUsed<string, bool> _valid = new(Remembered);
    private readonly TokenBucketRateLimiter _lookUps;

    /// <summary>Creates it.</summary>
    /// <param name="perSecond">How many in a second, over time.</param>
    /// <param name="burst">How many at once.</param>
    public KeyGate(int perSecond, int burst) =>
        _lookUps = new TokenBucketRateLimiter(
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            }
        );

    /// <summary>Whether the store can be asked for a key or a cookie now.</summary>
    public bool MayLookUp(string secret)
    {
        if (_valid.TryGet(HashOf(secret), out _))
        {
            return true;
        }

        using var lease = _lookUps.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <summary>Remembers that one was valid. It is looked up again all the same.</summary>
    public void Remember(string secret) => _valid.Set(HashOf(secret), true);

    /// <inheritdoc/>
    public void Dispose() => _lookUps.Dispose();

    private static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
