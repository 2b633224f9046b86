using System.Collections;
using System.Numerics;

namespace AiTrader.Stores;

/// <summary>
/// Entries to which is only appended, in chunks of which each is as large as all before it: to add one never copies the
/// others. One thread appends at a time; who knows of an entry can read it meanwhile.
/// </summary>
internal sealed class EntryChunks
{
    private const int FirstSize = 16;

    // As many as an int can count.
    private readonly LedgerEntry[]?[] _chunks = new LedgerEntry[28][];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>An entry.</summary>
    /// <param name="index">Its index, from 0; less than a <see cref="Count"/> that the caller has read.</param>
    public LedgerEntry this[int index]
    {
        get
        {
            var (chunk, offset) = PlaceOf(index);
            return _chunks[chunk]![offset];
        }
    }

    /// <summary>Appends an entry.</summary>
    public void Add(LedgerEntry entry)
    {
        var (chunk, offset) = PlaceOf(Count);
        (_chunks[chunk] ??= new LedgerEntry[Math.Max(Count, FirstSize)])[offset] = entry;
        Count++;
    }

    /// <summary>The entries from an index up to another one, which is not part of them.</summary>
    public IReadOnlyList<LedgerEntry> Range(int start, int end) => new View(this, start, end - start);

    // Sizes are 16, 16, 32, 64 ...
    private static (int Chunk, int Offset) PlaceOf(int index)
    {
        int chunk = BitOperations.Log2((uint)index / FirstSize * 2 | 1);
        return (chunk, chunk == 0 ? index : index - (FirstSize << (chunk - 1)));
    }

    private sealed class View(EntryChunks entries, int start, int count) : IReadOnlyList<LedgerEntry>
    {
        public int Count => count;

        public LedgerEntry this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count, nameof(index));
                return entries[start + index];
            }
        }

        public IEnumerator<LedgerEntry> GetEnumerator()
        {
            for (int i = 0; i < count; i++)
            {
                yield return entries[start + i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
