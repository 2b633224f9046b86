using System.Security.Cryptography;
using StackExchange.Redis;

namespace AiTrader.Stores;

/// <summary>
/// Leases in the database of Redis where the ledgers are, one key a signature: <c>aitrader:{alice}:lease</c>. A lease
/// is renewed while its runner lives, and expires some seconds after the runner died. It keeps two runners out of each
/// other's way; that no trade is doubled is the ledger's doing, and holds without leases too.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="options">Who takes leases, and for how long.</param>
/// <param name="timeProvider">The wall clock.</param>
internal sealed class RedisLeaseStore(IDatabase database, LeaseOptions options, TimeProvider timeProvider) : ILeaseStore
{
    // Longer than a dead runner's lease lasts.
    private TimeSpan Wait => options.WaitOf(options.Lifetime * 1.25);

    /// <inheritdoc/>
    public ValueTask<ILease> TakeAsync(
        Signature signature,
        TimeSpan? wait = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(signature);
        var lease = new RedisLease(
            database,
            signature,
            $"{options.Holder}#{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}",
            options.Lifetime,
            timeProvider
        );
        return new LeaseWait(signature, wait ?? Wait, timeProvider).TakeAsync(
            async () => await lease.TryTakeAsync().ConfigureAwait(false) ? lease : null,
            lease.FindHolderAsync,
            cancellationToken
        );
    }
}
