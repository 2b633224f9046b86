using System.Collections.Concurrent;
using AiTrader.Runner.Reports;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Standings;

/// <summary>
/// The figures of each trader, made once: a trader of which nothing was told since is not read again. All are looked at
/// now and then, because other programs do not tell, and only those are read that have more entries or faults.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="reporting">Makes the figures.</param>
/// <param name="clock">When all are looked at.</param>
internal sealed class LiveTraders(IStore store, TraderReporting reporting, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan FullLook = TimeSpan.FromSeconds(30);

    // The other processors answer requests meanwhile.
    private static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly ConcurrentDictionary<Signature, ReportedTrader> _known = new();
    private readonly ConcurrentDictionary<Signature, bool> _changed = new();
    private readonly RecentHistories _recent = new();
    private readonly SemaphoreSlim _reading = new(1);
    private long? _lastFullLook;

    /// <summary>Reads a trader again the next time.</summary>
    public void Change(Signature signature) => _changed[signature] = true;

    /// <summary>All traders that have an account, by signature. One call reads at a time.</summary>
    /// <param name="damage">Receives why a trader is left out.</param>
    /// <param name="cancellationToken">Cancels the reading; what was not read then is read the next time.</param>
    public async Task<IReadOnlyList<ReportedTrader>> ReadAsync(
        ICollection<string> damage,
        CancellationToken cancellationToken
    )
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            await ReadChangedAsync(damage, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }

        return [.. _known.Values.OrderBy(trader => trader.Facts.Signature)];
    }

    /// <summary>The records from which the facts of a trader were made.</summary>
    /// <exception cref="StoreCorruptedException">The ledger was changed from outside.</exception>
    public async Task<TraderHistory?> FindHistoryAsync(TraderFacts facts, CancellationToken cancellationToken)
    {
        var history = _recent.Find(facts.Signature);
        if (history is null || history.Counts.Total < facts.Counts.Total)
        {
            history = await ReadHistoryAsync(facts.Signature, cancellationToken);
        }

        return history?.Before(facts.Counts);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task ReadChangedAsync(ICollection<string> damage, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        bool isFull = _lastFullLook is not { } last || clock.GetElapsedTime(last) > FullLook;
        var left = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            isFull
                ? await store.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken)
                : _changed.Keys,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (signature, token) =>
            {
                try
                {
                    await UpdateAsync(signature, token);
                }
                catch (StoreCorruptedException corrupted)
                {
                    _known.TryRemove(signature, out _);
                    _recent.Remove(signature);
                    left.Add($"{signature} is left out: {corrupted.Message}");
                }
            }
        );
        _lastFullLook = isFull ? start : _lastFullLook;
        foreach (string reason in left.Order(StringComparer.Ordinal))
        {
            damage.Add(reason);
        }
    }

    private async ValueTask UpdateAsync(Signature signature, CancellationToken cancellationToken)
    {
        // Whatever is told while it is read counts for the next time, and so does a failure.
        bool isTold = _changed.TryRemove(signature, out _);
        bool isDone = false;
        try
        {
            if (
                (
                    isTold
                    || !_known.TryGetValue(signature, out var known)
                    || await HasMovedAsync(known, cancellationToken)
                ) && await ReadHistoryAsync(signature, cancellationToken) is { } history
            )
            {
                _known[signature] = reporting.Find(history);
            }

            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                _changed[signature] = true;
            }
        }
    }

    private async ValueTask<bool> HasMovedAsync(ReportedTrader known, CancellationToken cancellationToken)
    {
        var (signature, counts) = (known.Facts.Signature, known.Facts.Counts);
        return await store
                .Ledgers.ReadEntriesAsync(signature, counts.Entries, cancellationToken)
                .AnyAsync(cancellationToken)
            || (await store.Faults.ReadAsync(signature, cancellationToken)).Count != counts.Faults;
    }

    private async ValueTask<TraderHistory?> ReadHistoryAsync(Signature signature, CancellationToken cancellationToken)
    {
        var history = await TraderHistory.ReadAsync(store, signature, _recent.Find(signature), cancellationToken);
        if (history is not null)
        {
            _recent.Keep(history);
        }

        return history;
    }
}
