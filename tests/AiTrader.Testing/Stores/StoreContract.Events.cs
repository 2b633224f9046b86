using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the events of every store do.</summary>
public abstract partial class StoreContract
{
    private static readonly Signature Bob = Signature.Parse("bob");

    private IEventStore Events => Store.Events;

    [Test]
    public async Task A_store_without_events_has_none()
    {
        Assert.That(await Events.FindRangeAsync(), Is.EqualTo(new EventRange(1, 0)));
        Assert.That(await Events.ReadAsync(0, 10), Is.Empty);
        Assert.That(await Events.ReadAsync(long.MaxValue, 10), Is.Empty);
        Assert.That(await Events.FindPositionAsync(Bob), Is.Zero);
        Assert.That(await Events.AppendAsync(Bob, []), Is.Empty);
        Assert.That(await Events.FindRangeAsync(), Is.EqualTo(new EventRange(1, 0)));
    }

    [Test]
    public async Task Events_of_all_signatures_are_read_in_one_order()
    {
        StoredEvent[] expected =
        [
            new(1, Bob, "session-started", "{}"),
            new(2, Alice.Signature, "filled", "{\"quantity\":\"1\"}"),
            new(3, Alice.Signature, "ended", ""),
            new(4, Bob, "ended", "null \0 inside, 🚀📉 等\r\n\u2028 \uFFFD\uFEFF"),
        ];

        var added = new List<StoredEvent>();
        added.AddRange(await Events.AppendAsync(Bob, [NewOf(expected[0])]));
        added.AddRange(await Events.AppendAsync(Alice.Signature, [NewOf(expected[1]), NewOf(expected[2])]));
        added.AddRange(await Events.AppendAsync(Bob, [NewOf(expected[3])]));

        Assert.That(added, Is.EqualTo(expected));
        Assert.That(await Events.ReadAsync(0, IEventStore.MostRead), Is.EqualTo(expected));
        Assert.That(await Events.ReadAsync(1, 2), Is.EqualTo(expected[1..3]));
        Assert.That(await Events.ReadAsync(3, 2), Is.EqualTo(expected[3..]));
        Assert.That(await Events.ReadAsync(4, 2), Is.Empty);
        Assert.That(await Events.FindRangeAsync(), Is.EqualTo(new EventRange(1, 4)));
    }

    [Test]
    public async Task An_entry_of_a_ledger_is_told_once()
    {
        await Events.AppendAsync(Bob, [At(1), At(2), At(3)]);

        var again = await Events.AppendAsync(Bob, [At(2), At(0), At(3), At(5), At(4), At(5), At(6)]);

        Assert.That(again.Select(told => told.Content), Is.EqualTo(new[] { "0", "5", "6" }));
        Assert.That(again.Select(told => told.Number), Is.EqualTo(new[] { 4, 5, 6 }));
        Assert.That(await Events.ReadAsync(3, 10), Is.EqualTo(again));
        Assert.That(await Events.FindPositionAsync(Bob), Is.EqualTo(6));
        Assert.That(await Events.FindPositionAsync(Alice.Signature), Is.Zero);
    }

    [Test]
    public async Task The_positions_of_one_signature_are_not_those_of_another()
    {
        await Events.AppendAsync(Bob, [At(7)]);

        Assert.That(await Events.AppendAsync(Alice.Signature, [At(1)]), Has.Count.EqualTo(1));
        Assert.That(await Events.AppendAsync(Bob, [At(7)]), Is.Empty);
        Assert.That(await Events.FindRangeAsync(), Is.EqualTo(new EventRange(1, 2)));
    }

    [Test]
    public async Task The_greatest_positions_are_told_apart()
    {
        await Events.AppendAsync(Bob, [At(long.MaxValue - 2)]);

        var told = await Events.AppendAsync(Bob, [At(9), At(long.MaxValue - 2), At(long.MaxValue - 1)]);

        Assert.That(told.Select(next => next.Content), Is.EqualTo(new[] { $"{long.MaxValue - 1}" }));
        Assert.That(await Events.FindPositionAsync(Bob), Is.EqualTo(long.MaxValue - 1));
    }

    [Test]
    public async Task An_event_of_a_hundred_thousand_characters_is_kept()
    {
        string content = new('é', NewEvent.LongestContent);

        await Events.AppendAsync(Bob, [new NewEvent("tool-called", content)]);

        Assert.That((await Events.ReadAsync(0, 1))[0].Content, Is.EqualTo(content));
    }

    [Test]
    public async Task Events_of_many_signatures_at_once_are_numbered_without_gaps()
    {
        var signatures = Enumerable.Range(0, Writers).Select(number => Signature.Parse($"trader-{number}")).ToList();

        await Task.WhenAll(signatures.Select(signature => Task.Run(() => TellAsync(signature))));

        var told = await Events.ReadAsync(0, IEventStore.MostRead);
        Assert.That(
            told.Select(next => next.Number),
            Is.EqualTo(Enumerable.Range(1, Writers * ActsOfEach * 2).Select(number => (long)number))
        );
        foreach (var signature in signatures)
        {
            Assert.That(
                told.Where(next => next.Signature == signature && next.Kind == "filled").Select(next => next.Content),
                Is.EqualTo(Enumerable.Range(1, ActsOfEach).Select(position => $"{position}"))
            );
        }
    }

    [Test]
    public async Task Sixteen_that_tell_the_same_entries_tell_each_once_and_in_order()
    {
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(TellEntriesAsync)));

        var told = await Events.ReadAsync(0, IEventStore.MostRead);
        Assert.That(
            told.Select(next => next.Content),
            Is.EqualTo(Enumerable.Range(1, ActsOfEach).Select(position => $"{position}"))
        );

        async Task TellEntriesAsync()
        {
            for (int position = 1; position <= ActsOfEach; position++)
            {
                await Events.AppendAsync(Bob, [At(position)]);
            }
        }
    }

    [TestCase(-1, 1)]
    [TestCase(0, 0)]
    [TestCase(0, IEventStore.MostRead + 1)]
    public void Events_are_not_read_before_the_first_and_not_in_any_number(long after, int count)
    {
        Assert.That(async () => await Events.ReadAsync(after, count), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_call_for_events_that_is_cancelled_before_it_starts_does_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Events.AppendAsync(Bob, [At(1)], cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Events.ReadAsync(0, 1, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Events.FindRangeAsync(cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Events.FindPositionAsync(Bob, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
        });
        Assert.That(await Events.FindRangeAsync(), Is.EqualTo(new EventRange(1, 0)));
    }

    private static NewEvent At(long position) => new("filled", $"{position}") { Position = position };

    private static NewEvent NewOf(StoredEvent told) => new(told.Kind, told.Content);

    private async Task TellAsync(Signature signature)
    {
        for (int position = 1; position <= ActsOfEach; position++)
        {
            await Events.AppendAsync(signature, [new NewEvent("tool-called", "{}"), At(position)]);
            await Events.AppendAsync(signature, [At(position)]);
        }
    }
}
