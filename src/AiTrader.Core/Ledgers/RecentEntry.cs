namespace AiTrader.Stores;

/// <summary>
/// The entries of one session, the last one first, as a store keeps them of what it has just written.
/// </summary>
/// <param name="Entry">The entry.</param>
/// <param name="Previous">The one before it; null if this is the session's first.</param>
/// <param name="Count">How many entries there are.</param>
internal sealed record RecentEntry(LedgerEntry Entry, RecentEntry? Previous, int Count)
{
    // A session of more entries is read again; it is not worth the memory.
    private const int Most = 1_000;

    /// <summary>
    /// The entries of the session of an account's last entry, with one more; null if they are too many.
    /// </summary>
    public static RecentEntry? Add(RecentEntry? recent, LedgerEntry entry, Account next) =>
        next.Version - next.VersionBeforeTime is var count && count > Most ? null
        : count == 1 ? new RecentEntry(entry, null, 1)
        : recent?.Count == count - 1 ? new RecentEntry(entry, recent, (int)count)
        : null;

    /// <summary>The entries in order.</summary>
    public IReadOnlyList<LedgerEntry> ToList()
    {
        var entries = new LedgerEntry[Count];
        int index = Count;
        for (var recent = this; recent is not null; recent = recent.Previous)
        {
            entries[--index] = recent.Entry;
        }

        return entries;
    }
}
