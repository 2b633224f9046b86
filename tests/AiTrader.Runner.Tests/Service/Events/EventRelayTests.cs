using AiTrader.Runner.Service.Events;
using AiTrader.Stores;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Events;

/// <summary>Entries are told without a gap, and a trader that cannot be told delays no other.</summary>
internal sealed class EventRelayTests
{
    private static readonly Signature Bad = Signature.Parse("bad");
    private static readonly Signature Good = Signature.Parse("good");

    private readonly FakeTimeProvider _clock = new();
    private InMemoryStore _store = null!;
    private RefusingEvents _events = null!;
    private EventRelay _relay = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _events = new RefusingEvents(_store.Events);
        _relay = new EventRelay(_store.WithEvents(_ => _events), _clock, NullLogger<EventRelay>.Instance);
        await _relay.StartAsync(default);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _relay.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Test]
    public async Task A_trader_that_cannot_be_told_delays_no_other()
    {
        _events.Refused = Bad;
        _relay.Tell(Bad, new NewEvent("said", "1"));
        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => _events.Refusals > 0);

        _relay.Tell(Good, new NewEvent("said", "2"));
        var before = _clock.GetUtcNow();
        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => _events.CountOf(Good) == 1);

        Assert.That(_clock.GetUtcNow() - before, Is.LessThan(TimeSpan.FromMilliseconds(900)));
    }

    [Test]
    public async Task It_is_told_when_the_store_takes_it_again()
    {
        _events.Refused = Bad;
        _relay.Tell(Bad, new NewEvent("said", "1"));
        await PassAsync(TimeSpan.FromMilliseconds(100), until: () => _events.Refusals == 3);
        _events.Refused = null;

        await PassAsync(TimeSpan.FromMilliseconds(100), until: () => _events.CountOf(Bad) == 1);

        Assert.That((await _store.Events.ReadAsync(0, 10)).Single().Content, Is.EqualTo("1"));
    }

    [Test]
    public async Task Who_waits_for_a_trader_that_cannot_be_told_is_told_so_and_nobody_else_waits()
    {
        await AppendAsync(Bad, 1);
        await AppendAsync(Good, 1);
        _events.Refused = Bad;
        var bad = _relay.CatchUpAsync(Bad, default);
        var good = _relay.CatchUpAsync(Good, default);

        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => good.IsCompleted);
        await good;
        Assert.That(bad.IsCompleted, Is.False);
        await PassAsync(TimeSpan.FromMilliseconds(500), until: () => bad.IsCompleted);

        Assert.That(async () => await bad, Throws.TypeOf<IOException>());
    }

    [Test]
    public async Task An_entry_that_another_process_appended_between_two_of_this_one_is_told()
    {
        var entries = await AppendAsync(Good, 6);
        await _store.Events.AppendAsync(Good, [.. entries[..3].Select(EventText.Of)]);

        _relay.Tell(entries[3]);
        _relay.Tell(entries[5]);
        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => _events.CountOf(Good) >= 2);
        _relay.Tell(entries[4]);
        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => _events.CountOf(Good) >= 3);

        var told = await _store.Events.ReadAsync(0, 10);
        Assert.That(told.Select(one => one.Content), Is.EqualTo(entries.Select(entry => EventText.Of(entry).Content)));
    }

    [Test]
    public async Task What_was_lost_in_a_long_outage_is_counted()
    {
        _events.Refused = Bad;
        _relay.Tell(Bad, [.. Enumerable.Range(0, 1_500).Select(number => new NewEvent("said", $"{number}"))]);
        await PassAsync(TimeSpan.FromMilliseconds(100), until: () => _events.Refusals > 0);
        _events.Refused = null;
        await PassAsync(TimeSpan.FromMilliseconds(100), until: () => _events.CountOf(Bad) > 0);

        var told = await _store.Events.ReadAsync(0, 2_000);
        Assert.That(told, Has.Count.EqualTo(1_001));
        Assert.That(told[^1].Kind, Is.EqualTo(EventKinds.Lost));
        Assert.That(told[^1].Content, Does.Contain("\"count\":500"));
    }

    [Test]
    public async Task What_waits_for_another_attempt_is_told_at_the_end()
    {
        _events.Refused = Bad;
        _relay.Tell(Bad, new NewEvent("said", "1"));
        await PassAsync(TimeSpan.FromMilliseconds(20), until: () => _events.Refusals > 0);
        _events.Refused = null;

        await _relay.StopAsync(default);

        Assert.That(_events.CountOf(Bad), Is.EqualTo(1));
    }

    private async Task<LedgerEntry[]> AppendAsync(Signature signature, int count)
    {
        var context = new TradingContextBuilder
        {
            Signature = signature.Value,
            ModelId = "scripted/demo",
            Time = "2025-10-01",
        }.Build();
        await _store.Ledgers.OpenAccountAsync(context, AccountTerms.Create(Market.Us, new Money(100)));
        for (int number = 2; number <= count; number++)
        {
            await _store.Ledgers.AppendAsync(
                new LedgerEntry.Held(number, context, ClientOrderId.Parse($"{number}"), "No.")
            );
        }

        return await _store.Ledgers.ReadEntriesAsync(signature).ToArrayAsync();
    }

    private async Task PassAsync(TimeSpan step, Func<bool> until)
    {
        while (!until())
        {
            _clock.Advance(step);
            await Task.Delay(5);
        }
    }

    /// <summary>The events of a store that refuses those of one trader.</summary>
    private sealed class RefusingEvents(IEventStore inner) : IEventStore
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<Signature, int> _counts = [];

        public Signature? Refused { get; set; }

        public int Refusals { get; private set; }

        public int CountOf(Signature signature)
        {
            lock (_lock)
            {
                return _counts.GetValueOrDefault(signature);
            }
        }

        public async ValueTask<IReadOnlyList<StoredEvent>> AppendAsync(
            Signature signature,
            IReadOnlyList<NewEvent> events,
            CancellationToken cancellationToken = default
        )
        {
            if (signature == Refused)
            {
                Refusals++;
                throw new IOException("The store is down.");
            }

            var added = await inner.AppendAsync(signature, events, cancellationToken);
            lock (_lock)
            {
                _counts[signature] = _counts.GetValueOrDefault(signature) + added.Count;
            }

            return added;
        }

        public ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
            long after,
            int count,
            CancellationToken cancellationToken = default
        ) => inner.ReadAsync(after, count, cancellationToken);

        public ValueTask<EventRange> FindRangeAsync(CancellationToken cancellationToken = default) =>
            inner.FindRangeAsync(cancellationToken);

        public ValueTask<long> FindPositionAsync(Signature signature, CancellationToken cancellationToken = default) =>
            inner.FindPositionAsync(signature, cancellationToken);
    }
}
