using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Service.Standings;

/// <summary>
/// The records of the traders that were read last, so that of a trader that moves only the new entries are read. There
/// is a bound for all together; beyond it, what was not used for longest goes first, and is read again from its start.
/// Safe to use concurrently.
/// </summary>
/// <param name="most">The most records. Default: <see cref="MostRecords"/>.</param>
internal sealed class RecentHistories(int most = RecentHistories.MostRecords)
{
    /// <summary>
    /// So many entries, faults, requests and notes take about 20 MB, and a thousand entries are read again in some
    /// milliseconds.
    /// </summary>
    public const int MostRecords = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Signature, LinkedListNode<TraderHistory>> _kept = [];
    private readonly LinkedList<TraderHistory> _byUse = [];

    /// <summary>How many records are kept.</summary>
    public int RecordCount { get; private set; }

    /// <summary>The records of a trader as they were read last; null if they are not kept.</summary>
    public TraderHistory? Find(Signature signature)
    {
        lock (_lock)
        {
            if (!_kept.TryGetValue(signature, out var kept))
            {
                return null;
            }

            _byUse.Remove(kept);
            _byUse.AddFirst(kept);
            return kept.Value;
        }
    }

    /// <summary>Keeps the records of a trader instead of those that were read before.</summary>
    public void Keep(TraderHistory history)
    {
        lock (_lock)
        {
            Drop(history.Signature);
            if (history.Counts.Total > most)
            {
                return;
            }

            _kept[history.Signature] = _byUse.AddFirst(history);
            RecordCount += history.Counts.Total;
            while (RecordCount > most)
            {
                Drop(_byUse.Last!.Value.Signature);
            }
        }
    }

    /// <summary>Forgets the records of a trader.</summary>
    public void Remove(Signature signature)
    {
        lock (_lock)
        {
            Drop(signature);
        }
    }

    private void Drop(Signature signature)
    {
        if (_kept.Remove(signature, out var kept))
        {
            _byUse.Remove(kept);
            RecordCount -= kept.Value.Counts.Total;
        }
    }
}
