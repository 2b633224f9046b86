using System.Runtime.InteropServices;

namespace AiTrader.Stores;

/// <summary>
/// Which entry has an id. The acts of a session are numbered in the order in which they are appended: of them, it keeps
/// only where the session begins. Not thread-safe.
/// </summary>
internal sealed class EntryIndex
{
    private readonly Dictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<ClientOrderId, int> _others = [];

    /// <summary>The index of the entry with an id; -1 if there is none.</summary>
    public int Find(ClientOrderId id) =>
        FindInRun(id) is var found and >= 0 ? found
        : _others.TryGetValue(id, out int index) ? index
        : -1;

    /// <summary>Adds an entry.</summary>
    /// <param name="id">Its id, which none has yet.</param>
    /// <param name="index">Its index.</param>
    public void Add(ClientOrderId id, int index)
    {
        if (id.Number == 0 || !TryExtend(id, index))
        {
            _others.Add(id, index);
        }
    }

    private int FindInRun(ClientOrderId id) =>
        id.Number > 0
        && _runs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id.Prefix, out var run)
        && id.Number <= run.Count
            ? run.Start + id.Number - 1
            : -1;

    private bool TryExtend(ClientOrderId id, int index)
    {
        ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _runs.GetAlternateLookup<ReadOnlySpan<char>>(),
            id.Prefix,
            out _
        );
        run.Start = run.Count == 0 ? index : run.Start;
        bool isNext = id.Number == run.Count + 1 && index == run.Start + run.Count;
        run.Count += isNext ? 1 : 0;
        return isNext;
    }

    // The acts from 1 to the count.
    private struct Run
    {
        public int Start;
        public int Count;
    }
}
