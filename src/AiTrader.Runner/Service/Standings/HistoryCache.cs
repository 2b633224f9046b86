using System.Collections.Concurrent;
using AiTrader.Runner.Reports;
using AiTrader.Stores;

namespace AiTrader.Runner.Service.Standings;

/// <summary>
/// What the store has of each trader, read once: a trader of which nothing was told since is not read again, and of a
/// ledger only the new entries are. All are read again now and then, because other programs do not tell.
/// </summary>
internal sealed class HistoryCache(IStore store, TimeProvider clock)
{
    private static readonly TimeSpan FullRead = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Signature, TraderHistory> _read = new();
    private readonly ConcurrentDictionary<Signature, bool> _changed = new();
    private long _lastFullRead;
    private bool _wasRead;

    /// <summary>Reads a trader again the next time.</summary>
    public void Change(Signature signature) => _changed[signature] = true;

    /// <summary>All traders that have an account.</summary>
    /// <param name="damage">Receives why a trader is left out.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<TraderHistory>> ReadAsync(
        ICollection<string> damage,
        CancellationToken cancellationToken
    )
    {
        var signatures = await FindChangedAsync(cancellationToken);
        var left = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            signatures,
            cancellationToken,
            async (signature, token) =>
            {
                try
                {
                    await ReadAsync(signature, token);
                }
                catch (StoreCorruptedException corrupted)
                {
                    _read.TryRemove(signature, out _);
                    _changed[signature] = true;
                    left.Add($"{signature} is left out: {corrupted.Message}");
                }
            }
        );
        foreach (string reason in left.Order(StringComparer.Ordinal))
        {
            damage.Add(reason);
        }

        return [.. _read.Values.OrderBy(history => history.Signature)];
    }

    private async ValueTask<IReadOnlyCollection<Signature>> FindChangedAsync(CancellationToken cancellationToken)
    {
        if (!_wasRead || clock.GetElapsedTime(_lastFullRead) > FullRead)
        {
            (_wasRead, _lastFullRead) = (true, clock.GetTimestamp());
            return await store.Ledgers.ListSignaturesAsync(cancellationToken).ToListAsync(cancellationToken);
        }

        Signature[] changed = [.. _changed.Keys];
        foreach (var signature in changed)
        {
            _changed.TryRemove(signature, out _);
        }

        return changed;
    }

    private async ValueTask ReadAsync(Signature signature, CancellationToken cancellationToken)
    {
        var history = await TraderHistory.ReadAsync(
            store,
            signature,
            _read.GetValueOrDefault(signature),
            cancellationToken
        );
        if (history is not null)
        {
            _read[signature] = history;
        }
    }
}
