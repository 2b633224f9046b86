using AiTrader.Stores;

namespace AiTrader.Core.Tests.Stores.InMemory;

/// <summary>Entries are found at their indexes, in whatever chunk they are.</summary>
public sealed class EntryChunksTests
{
    [Test]
    public void Each_entry_is_at_its_index_also_after_others_were_added()
    {
        var entries = new EntryChunks();
        var added = Enumerable.Range(1, 1_100).Select(EntryOf).ToList();
        added.ForEach(entries.Add);

        Assert.That(entries.Count, Is.EqualTo(added.Count));
        Assert.That(Enumerable.Range(0, added.Count).Select(index => entries[index]), Is.EqualTo(added));
    }

    [TestCase(0, 0)]
    [TestCase(0, 17)]
    [TestCase(15, 33)]
    [TestCase(500, 513)]
    public void A_range_has_the_entries_of_its_indexes(int start, int end)
    {
        var entries = new EntryChunks();
        var added = Enumerable.Range(1, 600).Select(EntryOf).ToList();
        added.ForEach(entries.Add);
        var range = entries.Range(start, end);

        Assert.That(range, Is.EqualTo(added[start..end]));
        Assert.That(Enumerable.Range(0, range.Count).Select(index => range[index]), Is.EqualTo(added[start..end]));
        Assert.That(() => range[range.Count], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static LedgerEntry EntryOf(int number) =>
        new LedgerEntry.Held(
            number,
            AiTrader.Testing.Contexts.Alice("2025-10-01"),
            ClientOrderId.Parse($"h-{number}"),
            "why"
        );
}
