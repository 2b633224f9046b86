using AiTrader.Leases;
using AiTrader.Ledgers.Redis;
using AiTrader.Rules;
using AiTrader.Sessions;
using AiTrader.Sessions.Baselines;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Sixteen traders on a server that is stopped in the middle and started again.</summary>
public sealed class RedisArenaTests
{
    private const int TraderCount = 16;

    [Test]
    public async Task Every_trader_ends_complete_after_a_resume_with_the_ledger_of_an_undisturbed_run()
    {
        var market = TestMarket.UsWeek();
        var calm = new TradingFloor(market);
        await calm.Arena.RunAsync(Traders(new SeededRandom(7)), SessionSchedule.Of(calm.Series), null, default);
        using var server = await RedisServer.StartDurableAsync();
        await using var ledger = RedisLedger.Connect($"{server.Address},abortConnect=false,connectTimeout=500,asyncTimeout=500");
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        var stopping = new StoppingAt(new SeededRandom(7), sessions: 30, server.StopAsync);

        var broken = await RunAsync(floor, Traders(stopping));
        await server.StartAgainAsync();
        var resumed = await RunAsync(floor, Traders(new SeededRandom(7)));

        Assert.That(broken.Select(run => run.Fault), Has.Some.Not.Null, "Nothing broke.");
        Assert.That(broken.SelectMany(run => run.Results), Has.Some.Not.InstanceOf<SessionResult.Faulted>(), "Nothing was done before it broke.");
        Assert.That(resumed.Select(run => run.Fault), Is.All.Null);
        foreach (var signature in Traders(stopping).Select(trader => trader.Signature.Value))
        {
            Assert.That(await ledger.HeadAsync(signature), Is.EqualTo(await calm.Ledger.HeadAsync(signature)), signature);
        }
    }

    private static async Task<IReadOnlyList<TraderRun>> RunAsync(TradingFloor floor, IReadOnlyList<Trader> traders)
    {
        var arena = new Arena(floor.Ledger, floor.MarketData, floor.Sessions)
        {
            Parallelism = TraderCount,
            Leases = new RedisLeases((RedisLedger)floor.Ledger, "a test", TimeProvider.System) { Lifetime = TimeSpan.FromSeconds(2) },
        };
        return await arena.RunAsync(traders, SessionSchedule.Of(floor.Series), null, default);
    }

    private static List<Trader> Traders(IDecisionMaker decisionMaker) =>
        [.. Enumerable.Range(1, TraderCount).Select(i => new Trader(Signature.Parse($"trader-{i:00}"), ModelId.Parse("test/random"), decisionMaker, new Money(1000 + i)))];

    // Pulls the plug when so many sessions have begun, and goes on deciding.
    private sealed class StoppingAt(IDecisionMaker decisionMaker, int sessions, Func<Task> stop) : IDecisionMaker
    {
        private int _begun;

        public async ValueTask DecideAsync(TradingContext context, ITradingDesk desk, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _begun) == sessions)
            {
                await stop();
            }

            await decisionMaker.DecideAsync(context, desk, cancellationToken);
        }
    }
}
