using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

public sealed class RedisLeaseTests : RedisFixture
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    // For tests in which the lease must be kept: a busy machine renews late.
    private static readonly TimeSpan LongLifetime = TimeSpan.FromSeconds(4);

    private ConnectionMultiplexer _connection = null!;

    private IDatabase Database => _connection.GetDatabase();

    [SetUp]
    public async Task ConnectToServer() => _connection = await ConnectionMultiplexer.ConnectAsync(Server.Address);

    [TearDown]
    public async Task Disconnect() => await _connection.DisposeAsync();

    [Test]
    public async Task A_second_runner_is_refused_and_told_who_drives()
    {
        await using var lease = await LeasesOf("process 1 on here", LongLifetime).TakeAsync(Alice, default);

        Assert.That(
            async () => await LeasesOf("process 2", LongLifetime).TakeAsync(Alice, default),
            Throws.TypeOf<LeaseException>().With.Message.Contains("alice is driven by process 1 on here.")
        );
        Assert.That(lease.Lost.IsCancellationRequested, Is.False, "It was renewed for longer than it lasts.");
    }

    [Test]
    public async Task Two_signatures_have_two_leases()
    {
        await using var alice = await LeasesOf().TakeAsync(Alice, default);
        await using var bob = await LeasesOf().TakeAsync(Signature.Parse("bob"), default);

        Assert.That(new[] { alice.Signature.Value, bob.Signature.Value }, Is.EqualTo(new[] { "alice", "bob" }));
    }

    [Test]
    public async Task What_is_given_back_can_be_taken_at_once()
    {
        await (await LeasesOf().TakeAsync(Alice, default)).DisposeAsync();

        Assert.That(LeasesOf().TakeAsync(Alice, default).AsTask(), Is.Not.Null);
        Assert.That(await Database.KeyExistsAsync("aitrader:{alice}:lease"), Is.True);
    }

    [Test]
    public async Task The_lease_of_a_runner_that_died_is_over_soon_and_another_one_takes_it()
    {
        await Database.LockTakeAsync("aitrader:{alice}:lease", "a runner that is dead#1", Lifetime);

        await using var lease = await LeasesOf().TakeAsync(Alice, default);

        Assert.That(lease.Lost.IsCancellationRequested, Is.False);
    }

    [Test]
    public async Task A_lease_that_somebody_else_has_now_is_lost_and_giving_it_back_leaves_theirs()
    {
        var lease = await LeasesOf().TakeAsync(Alice, default);
        await Database.StringSetAsync("aitrader:{alice}:lease", "another runner#2");

        await UntilLostAsync(lease);
        await lease.DisposeAsync();

        Assert.That((string?)await Database.StringGetAsync("aitrader:{alice}:lease"), Is.EqualTo("another runner#2"));
    }

    [Test]
    public async Task A_lease_that_cannot_be_renewed_in_time_is_lost()
    {
        await using var store = new RedisStore(
            $"{Server.Address},asyncTimeout=300",
            TimeProvider.System,
            new LeaseOptions { Lifetime = Lifetime }
        );
        await using var lease = await store.Leases.TakeAsync(Alice, default);
        Server.Pause();
        try
        {
            await UntilLostAsync(lease);
        }
        finally
        {
            Server.Resume();
        }

        Assert.That(lease.Lost.IsCancellationRequested, Is.True);
    }

    [Test]
    public async Task A_trader_that_is_driven_elsewhere_is_refused_and_not_faulted_and_the_others_trade()
    {
        await using var elsewhere = await LeasesOf("process 1 on here", LongLifetime).TakeAsync(Alice, default);
        var floor = FloorOn(StoreOf());

        var runs = await floor.Arena.RunAsync(
            [TraderOf("alice", new AllCash()), TraderOf("bob", new AllCash())],
            SessionSchedule.FromPrices(floor.Series),
            null,
            default
        );

        Assert.That(
            runs.Select(run => (run.Results.Count, run.Refusal?.Reason)),
            Is.EqualTo(new[] { (0, SessionRefusal.DrivenElsewhere), (5, (SessionRefusal?)null) })
        );
        Assert.That(runs[0].Refusal!.Message, Does.Contain("process 1 on here"));
    }

    [Test]
    public async Task A_runner_that_loses_its_lease_in_the_middle_stops_and_the_session_is_resumed_elsewhere()
    {
        var floor = FloorOn(StoreOf());

        var lost = await floor.Arena.RunAsync(
            [TraderOf("alice", new LosingTheLease(Database))],
            SessionSchedule.FromPrices(floor.Series),
            null,
            default
        );
        var resumed = await floor.Arena.RunAsync(
            [TraderOf("alice", new AllCash())],
            SessionSchedule.FromPrices(floor.Series),
            null,
            default
        );

        Assert.That(lost[0].Fault?.Fault, Is.TypeOf<LeaseException>().With.Message.Contains("could not be renewed"));
        Assert.That(resumed[0].Results, Has.Count.EqualTo(5).And.All.InstanceOf<SessionResult.Held>());
    }

    private static TradingFloor FloorOn(IStore store)
    {
        var market = TestMarket.UsWeek();
        return new TradingFloor(market.MarketData, market.Series, store, RuleBook.Standard);
    }

    private static Trader TraderOf(string signature, IDecisionMaker decisionMaker) =>
        new(Signature.Parse(signature), ModelId.Parse("test/model"), decisionMaker) { Cash = new Money(1000) };

    private RedisStore StoreOf(string holder = "a test", TimeSpan? lifetime = null) =>
        new(_connection, TimeProvider.System, new LeaseOptions { Holder = holder, Lifetime = lifetime ?? Lifetime });

    private ILeaseStore LeasesOf(string holder = "a test", TimeSpan? lifetime = null) =>
        StoreOf(holder, lifetime).Leases;

    private static async Task UntilLostAsync(ILease lease)
    {
        var lost = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(lost.SetResult);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private sealed class LosingTheLease(IDatabase database) : IDecisionMaker
    {
        public async ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        )
        {
            await database.KeyDeleteAsync("aitrader:{alice}:lease");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
