namespace AiTrader.Stores;

/// <summary>Asks for a lease again and again, for a bounded time.</summary>
/// <param name="signature">Whose lease.</param>
/// <param name="limit">How long someone else may have it.</param>
/// <param name="timeProvider">The wall clock.</param>
internal sealed class LeaseWait(Signature signature, TimeSpan limit, TimeProvider timeProvider)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    // A wait of five seconds asks every 50 milliseconds, and one of a minute twice a second.
    private readonly TimeSpan _pause = TimeSpan.FromTicks(
        Math.Clamp(limit.Ticks / 100, ShortestPause.Ticks, LongestPause.Ticks)
    );

    /// <summary>Waits until the lease is given.</summary>
    /// <param name="tryTake">Asks for it once; null if someone else has it.</param>
    /// <param name="findHolder">The name of the holder; null if there is none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="LeaseException">Another runner keeps it.</exception>
    public async ValueTask<ILease> TakeAsync(
        Func<ValueTask<ILease?>> tryTake,
        Func<ValueTask<string?>> findHolder,
        CancellationToken cancellationToken
    )
    {
        long start = timeProvider.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await tryTake().ConfigureAwait(false) is { } lease)
            {
                return lease;
            }

            if (timeProvider.GetElapsedTime(start) >= limit && await findHolder().ConfigureAwait(false) is { } holder)
            {
                throw LeaseException.Held(signature, holder);
            }

            await Task.Delay(_pause, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }
}
