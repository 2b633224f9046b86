using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>
/// A server that goes away while sessions run: they are Faulted, and run again they end as if it had always been there.
/// </summary>
[Category(TestCategory.Redis)]
public sealed class RedisSessionTests
{
    private const int Traders = 16;
    private const string Impatient = ",connectTimeout=400,syncTimeout=400,asyncTimeout=400,abortConnect=false";

    private static readonly TestMarket Week = TestMarket.UsWeek();

    [Test]
    public async Task Stopped_amid_an_arena_of_sixteen_and_started_again_it_ends_with_the_undisturbed_ledgers()
    {
        using var server = await RedisServer.StartDurableAsync();
        var undisturbed = new InMemoryStore(TimeProvider.System).Ledgers;
        await RunAsync(undisturbed, _ => Task.CompletedTask);
        await using var store = new RedisStore(server.Address + Impatient, TimeProvider.System);
        var ledger = store.Ledgers;

        // Stopped by whoever first comes to the middle of Wednesday; nobody goes beyond that before it is.
        var stopping = new Lazy<Task>(server.StopAsync);
        var broken = await RunAsync(
            ledger,
            context => context.Date.DayOfWeek == DayOfWeek.Wednesday ? stopping.Value : Task.CompletedTask
        );
        await server.StartAgainAsync();
        var resumed = await ResumeAsync(ledger);

        Assert.That(
            broken.Select(run => run.Fault),
            Has.All.Not.Null,
            "Nobody comes to the end of a week without a server."
        );
        Assert.That(
            broken.Select(run => run.Fault!.Fault),
            Has.All.InstanceOf<RedisException>().Or.InstanceOf<TimeoutException>()
        );
        Assert.That(resumed.Select(run => run.Fault), Has.All.Null);
        foreach (var run in resumed)
        {
            Assert.That(
                await ledger.HeadAsync(run.Trader.Signature.Value),
                Is.EqualTo(await undisturbed.HeadAsync(run.Trader.Signature.Value))
            );
        }
    }

    [Test]
    public async Task Broken_at_random_calls_a_week_on_a_server_ends_like_an_undisturbed_one_in_memory()
    {
        using var server = await RedisServer.StartAsync();
        var undisturbed = new InMemoryStore(TimeProvider.System).Ledgers;
        await RunAsync(undisturbed, _ => Task.CompletedTask);
        await using var innerStore = new RedisStore(server.Address, TimeProvider.System);
        var inner = innerStore.Ledgers;
        var ledger = FaultInjectingLedger.Seeded(inner, seed: 7, oneIn: 12);

        while ((await RunAsync(ledger, _ => Task.CompletedTask)).Any(run => run.Fault is not null))
        {
            Assert.That(ledger.Calls, Is.LessThan(50_000));
        }

        Assert.That(await inner.HeadAsync("trader-1"), Is.EqualTo(await undisturbed.HeadAsync("trader-1")));
    }

    // The connection comes back by itself, after a moment that the client chooses.
    private static async Task<IReadOnlyList<TraderRun>> ResumeAsync(ILedgerStore ledger)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                var runs = await RunAsync(ledger, _ => Task.CompletedTask);
                if (attempt == 50 || runs.All(run => run.Fault is null))
                {
                    return runs;
                }
            }
            catch (Exception outage) when (attempt < 50 && outage is RedisException or TimeoutException)
            {
                await Task.Delay(50);
            }
        }
    }

    private static Task<IReadOnlyList<TraderRun>> RunAsync(
        ILedgerStore ledger,
        Func<TradingContext, Task> beforeSecondOrder
    )
    {
        var floor = new TradingFloor(Week.MarketData, Week.Series, ledger, RuleBook.Standard);
        var decisions = new ScriptedDecisions(
            async (context, desk) =>
            {
                int number = int.Parse(
                    context.Signature.Value.Split('-')[1],
                    System.Globalization.CultureInfo.InvariantCulture
                );
                await desk.BuyAsync(context, "AAA", 1 + (number % 3));
                await beforeSecondOrder(context);
                await desk.BuyAsync(context, "BBB", number % 2);
                await desk.SellAsync(context, "AAA", 1);
            }
        );
        var traders = Enumerable
            .Range(1, Traders)
            .Select(number => new Trader(Signature.Parse($"trader-{number}"), ModelId.Parse("test/model"), decisions)
            {
                Cash = new Money(1000),
            });
        var arena = new Arena(floor.Sessions) { Parallelism = Traders };
        return arena.RunAsync([.. traders], SessionSchedule.FromPrices(Week.Series), null, CancellationToken.None);
    }
}
