using System.Security.Cryptography;

namespace AiTrader.Stores;

/// <summary>
/// Leases in the database of Redis where the ledgers are, one key a signature: <c>aitrader:{alice}:lease</c>. A lease
/// is renewed while its
/// runner lives, and is over some seconds after it died. It keeps two runners out of each other's way; that no trade is
/// doubled is the
/// ledger's doing, and holds without leases too.
/// </summary>
/// <param name="ledger">The ledgers; it has the connection.</param>
/// <param name="holder">Who takes leases, in words for whoever else wants one:
/// <c>process 4711 on trading-2</c>.</param>
/// <param name="timeProvider">The wall clock.</param>
public sealed class RedisLeaseStore(RedisLedgerStore ledger, string holder, TimeProvider timeProvider) : ILeaseStore
{
    /// <summary>
    /// How long a lease outlives its runner; 15 seconds unless set, one second to an hour. It is renewed three times as
    /// often.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public TimeSpan Lifetime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromSeconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromHours(1));
            field = value;
        }
    } = TimeSpan.FromSeconds(15);

    // Longer than a dead runner's lease lasts.
    private TimeSpan Patience => Lifetime * 1.25;

    /// <inheritdoc/>
    public async ValueTask<ILease> TakeAsync(Signature signature, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var lease = new RedisLease(
            ledger.Store.Database,
            signature,
            $"{holder}#{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}",
            Lifetime,
            timeProvider
        );
        long start = timeProvider.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await lease.TryTakeAsync().ConfigureAwait(false))
            {
                return lease;
            }

            string? other = await lease.FindHolderAsync().ConfigureAwait(false);
            if (other is not null && timeProvider.GetElapsedTime(start) > Patience)
            {
                throw LeaseException.Held(signature, other);
            }

            await Task.Delay(Lifetime / 20, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
