using System.Collections.Concurrent;
using System.Net.Http.Headers;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Http;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service;

/// <summary>Listeners get every event in one order, whenever they come and however slow another one is.</summary>
internal sealed class EventFeedTests
{
    private static readonly Signature Alice = Signature.Parse("alice");

    private InMemoryStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryStore(TimeProvider.System);

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task A_listener_resumes_after_the_number_that_it_has_also_beyond_what_memory_keeps()
    {
        for (int page = 0; page < 12; page++)
        {
            await _store.Events.AppendAsync(
                Alice,
                [.. Enumerable.Range(page * 1_000, 1_000).Select(n => new NewEvent("said", $"{n}"))]
            );
        }

        await using var service = await ServedStore.StartAsync(_store, []);
        service.Relay.Tell(Alice, new NewEvent("said", "new"));

        var heard = await HearAsync(service.Feed, after: 5, count: 11_996);

        Assert.Multiple(() =>
        {
            Assert.That(heard.Select(told => told.Number), Is.EqualTo(Enumerable.Range(6, 11_996)));
            Assert.That(heard[^1].Content, Is.EqualTo("new"));
        });
    }

    [Test]
    public async Task A_store_that_went_back_is_followed_from_where_it_is_now()
    {
        await _store.Events.AppendAsync(Alice, [.. Enumerable.Range(0, 9).Select(n => new NewEvent("said", $"{n}"))]);
        await using var behind = new InMemoryStore(TimeProvider.System);
        await behind.Events.AppendAsync(Alice, [new NewEvent("said", "0"), new NewEvent("said", "1")]);
        var switched = new SwitchedEvents(_store.Events);
        await using var service = await ServedStore.StartAsync(_store.WithEvents(_ => switched), []);
        Assert.That(await service.Feed.FindLastAsync(default), Is.EqualTo(9));
        var hearing = HearAsync(service.Feed, after: 9, count: 1);

        switched.Now = behind.Events;
        while (await service.Feed.FindLastAsync(default) != 2)
        {
            await Task.Delay(20);
        }

        service.Relay.Tell(Alice, new NewEvent("said", "new"));

        Assert.That((await hearing).Select(told => (told.Number, told.Content)), Is.EqualTo([(3L, "new")]));
    }

    [Test]
    public async Task One_that_cannot_hear_keeps_nothing_from_the_others()
    {
        await using var service = await ServedStore.StartAsync(_store, []);
        var heard = new ConcurrentQueue<string>();
        service.Feed.Came += _ => throw new InvalidOperationException("A defect.");
        service.Feed.Came += told => heard.Enqueue(told.Content);

        service.Relay.Tell(Alice, new NewEvent("said", "1"), new NewEvent("said", "2"));
        await HearAsync(service.Feed, after: 0, count: 2);
        while (heard.Count < 2)
        {
            await Task.Delay(20);
        }

        Assert.That(heard, Is.EqualTo((string[])["1", "2"]));
    }

    [Test]
    public async Task Two_processes_tell_their_listeners_the_same_order()
    {
        await using var first = await ServedStore.StartAsync(_store, []);
        await using var second = await ServedStore.StartAsync(_store, []);
        for (int n = 0; n < 200; n++)
        {
            (n % 2 == 0 ? first : second).Relay.Tell(Alice, new NewEvent("said", $"{n}"));
        }

        var (here, there) = (
            await HearAsync(first.Feed, after: 0, count: 200),
            await HearAsync(second.Feed, after: 0, count: 200)
        );

        Assert.Multiple(() =>
        {
            Assert.That(here, Is.EqualTo(there));
            Assert.That(here.Select(told => told.Content), Is.Unique);
        });
    }

    [Test]
    public async Task A_listener_hears_the_end_of_the_program_as_the_end_of_the_response()
    {
        var key = await new UserBook(_store.Documents, TimeProvider.System).AddAsync(
            UserName.Parse("ada"),
            Role.Reader,
            default
        );
        var service = await ServedStore.StartAsync(_store, [], modules: [new HttpModule(_ => { })]);
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        await using var stream = await client.GetStreamAsync(new Uri("/v1/events", UriKind.Relative));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("retry: 1000"));

        var stopping = service.DisposeAsync().AsTask();

        // Cut off, it would throw.
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("id: 0\n\n"));
        await stopping;
    }

    private static async Task<IReadOnlyList<StoredEvent>> HearAsync(EventFeed feed, long after, int count)
    {
        var heard = new List<StoredEvent>();
        await foreach (var batch in feed.ListenAsync(after, default))
        {
            heard.AddRange(batch.Select(told => told.Event));
            if (heard.Count >= count)
            {
                break;
            }
        }

        return heard;
    }

    /// <summary>The events of one store, and later those of another.</summary>
    private sealed class SwitchedEvents(IEventStore first) : IEventStore
    {
        public IEventStore Now { get; set; } = first;

        public ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
            Signature signature,
            IReadOnlyList<NewEvent> events,
            CancellationToken cancellationToken = default
        ) => Now.AppendAsync(signature, events, cancellationToken);

        public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
            long after,
            int count,
            CancellationToken cancellationToken = default
        ) => Now.ReadAsync(after, count, cancellationToken);

        public ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default) =>
            Now.FindRangeAsync(cancellationToken);

        public ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default) =>
            Now.FindPositionAsync(signature, cancellationToken);
    }
}
