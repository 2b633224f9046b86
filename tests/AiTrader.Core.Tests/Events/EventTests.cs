using AiTrader.Stores;

namespace AiTrader.Core.Tests.Events;

public sealed class EventTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    [Test]
    public void An_event_that_is_not_allowed_is_refused()
    {
        Assert.That(() => new NewEvent("Filled", ""), Throws.ArgumentException);
        Assert.That(() => new NewEvent("filled", "half \ud83d"), Throws.ArgumentException);
        Assert.That(
            () => new NewEvent("filled", new string('a', NewEvent.LongestContent + 1)),
            Throws.ArgumentException
        );
        Assert.That(
            () => new NewEvent("filled", "") { Position = -1 },
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public async Task A_store_in_memory_keeps_the_latest()
    {
        var events = new InMemoryEventStore(kept: 10);
        for (int position = 1; position <= 25; position++)
        {
            await events.AppendAsync(Alice, [new NewEvent("filled", "") { Position = position }]);
        }

        Assert.That(await events.FindRangeAsync(), Is.EqualTo(new EventRange(16, 25)));
        Assert.That((await events.ReadAsync(3, 2)).Select(told => told.Number), Is.EqualTo(new[] { 16, 17 }));
        Assert.That(await events.FindPositionAsync(Alice), Is.EqualTo(25));
    }

    [TestCase(new long[] { 1, 2, 3 }, 0, 1)]
    [TestCase(new long[] { 5, 6 }, 4, 1)]
    [TestCase(new long[] { 500, 501 }, 4, 500, Description = "Older events were deleted.")]
    [TestCase(new long[] { 500, 501 }, 4, 900, Description = "They were deleted after they were read.")]
    [TestCase(new long[] { }, 4, 1)]
    public void Events_that_follow_each_other_are_in_order(long[] numbers, long after, long first) =>
        Assert.That(() => EventNumbers.RequireOrder(Told(numbers), after, first), Throws.Nothing);

    [TestCase(new long[] { 1, 3 }, 0, 1, 2)]
    [TestCase(new long[] { 2, 3 }, 0, 1, 1)]
    [TestCase(new long[] { 501, 502 }, 4, 500, 500)]
    [TestCase(new long[] { 7, 8 }, 4, 1, 5)]
    public void An_event_that_is_missing_is_named(long[] numbers, long after, long first, long missing) =>
        Assert.That(
            () => EventNumbers.RequireOrder(Told(numbers), after, first),
            Throws.TypeOf<StoreCorruptedException>().With.Message.Contains($"event {missing} is missing")
        );

    private static List<StoredEvent> Told(long[] numbers) =>
        [.. numbers.Select(number => new StoredEvent(number, Alice, "filled", ""))];
}
