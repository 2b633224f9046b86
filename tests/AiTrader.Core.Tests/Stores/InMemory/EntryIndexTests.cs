using AiTrader.Stores;

namespace AiTrader.Core.Tests.Stores.InMemory;

/// <summary>The acts of a session are found by their numbers, and all other ids by themselves.</summary>
public sealed class EntryIndexTests
{
    private static readonly string[] Ids =
    [
        "open",
        "2025-10-01#1",
        "2025-10-01#2",
        "2025-10-01#3",
        "2025-10-01#end",
        "2025-10-02#2.1",
        "2025-10-02#1",
        "2025-10-02#2",
        "2025-10-02#order-7-filled",
        "2025-10-02#3",
        "2025-10-02#4",
        "2025-10-03#5",
        "2025-10-03#1",
        "2025-10-03#2",
        "2025-10-03#05",
        "2025-10-03#0",
        "2025-10-03#999999999999",
        "7",
        "a#",
        "a#1",
    ];

    [Test]
    public void Each_id_is_found_once_it_is_added_and_not_before()
    {
        var index = new EntryIndex();
        for (int i = 0; i < Ids.Length; i++)
        {
            Assert.That(index.Find(ClientOrderId.Parse(Ids[i])), Is.EqualTo(-1), Ids[i]);
            index.Add(ClientOrderId.Parse(Ids[i]), i);
        }

        Assert.That(Ids.Select(id => index.Find(ClientOrderId.Parse(id))), Is.EqualTo(Enumerable.Range(0, Ids.Length)));
    }

    [TestCase("2025-10-01#4")]
    [TestCase("2025-10-04#1")]
    [TestCase("2025-10-03#3")]
    [TestCase("2025-10-03#4")]
    [TestCase("a#2")]
    public void An_id_that_was_not_added_is_not_found(string id)
    {
        var index = new EntryIndex();
        foreach (var (i, added) in Ids.Index())
        {
            index.Add(ClientOrderId.Parse(added), i);
        }

        Assert.That(index.Find(ClientOrderId.Parse(id)), Is.EqualTo(-1));
    }
}
