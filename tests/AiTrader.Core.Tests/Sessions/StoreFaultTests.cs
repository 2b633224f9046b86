using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>
/// A store that breaks, before or after it has done its work: Faulted, and the rerun makes the ledger of an undisturbed
/// run.
/// </summary>
public sealed class StoreFaultTests
{
    private const int MaximumReruns = 500;

    [Category(TestCategory.Long)]
    [TestCase(StoreFault.Before)]
    [TestCase(StoreFault.After)]
    public async Task Broken_at_any_one_call_a_week_is_faulted_there_and_ends_like_an_undisturbed_one(StoreFault fault)
    {
        string expected = await UndisturbedHeadAsync(seed: 1);
        int calls = await CountCallsAsync(seed: 1);
        Assert.That(calls, Is.GreaterThan(50));
        for (int call = 1; call <= calls; call++)
        {
            var inner = new InMemoryStore(TimeProvider.System).Ledgers;

            var broken = await RunAsync(FaultInjectingLedger.AtCall(inner, call, fault), seed: 1);
            Assert.That(broken.Fault?.Fault, Is.InstanceOf<IOException>(), $"call {call}");
            await RunAsync(inner, seed: 1);

            Assert.That(await inner.HeadAsync("alice"), Is.EqualTo(expected), $"call {call}");
        }
    }

    [Test]
    public async Task Broken_at_random_calls_forty_weeks_end_like_undisturbed_ones([Range(1, 40)] int seed)
    {
        var inner = new InMemoryStore(TimeProvider.System).Ledgers;
        var ledger = FaultInjectingLedger.Seeded(inner, seed, oneIn: 6);

        int runs = 1;
        while ((await RunAsync(ledger, seed)).Fault is not null && runs < MaximumReruns)
        {
            runs++;
        }

        Assert.That(runs, Is.InRange(2, MaximumReruns - 1), "It broke at least once, and came to its end.");
        Assert.That(await inner.HeadAsync("alice"), Is.EqualTo(await UndisturbedHeadAsync(seed)));
    }

    [Test]
    public async Task Broken_at_random_calls_a_week_in_a_file_ends_like_an_undisturbed_one_in_memory()
    {
        using var folder = new TemporaryFolder();
        await using var innerStore = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var inner = innerStore.Ledgers;
        var ledger = FaultInjectingLedger.Seeded(inner, seed: 7, oneIn: 6);

        while ((await RunAsync(ledger, seed: 7)).Fault is not null)
        {
            Assert.That(ledger.Calls, Is.LessThan(10_000));
        }

        Assert.That(await inner.HeadAsync("alice"), Is.EqualTo(await UndisturbedHeadAsync(seed: 7)));
    }

    private static async Task<TraderRun> RunAsync(ILedgerStore ledger, int seed)
    {
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), Careless(seed))
        {
            Cash = new Money(1000),
        };
        return (
            await floor.Arena.RunAsync(
                [trader],
                SessionSchedule.FromPrices(market.Series),
                null,
                CancellationToken.None
            )
        )[0];
    }

    private static async Task<string> UndisturbedHeadAsync(int seed)
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        await RunAsync(ledger, seed);
        return await ledger.HeadAsync("alice");
    }

    private static async Task<int> CountCallsAsync(int seed)
    {
        var ledger = new FaultInjectingLedger(new InMemoryStore(TimeProvider.System).Ledgers, _ => StoreFault.None);
        await RunAsync(ledger, seed);
        return ledger.Calls;
    }

    // Decides by the seed and the day, upon what it holds, and catches whatever is thrown, as careless agents do.
    private static ScriptedDecisions Careless(int seed) =>
        new(
            async (context, desk) =>
            {
                var random = new Random((seed * 1000) + context.Date.DayNumber);
                for (int act = 0; act < 4; act++)
                {
                    string symbol = ((string[])["AAA", "BBB", "CCC"])[random.Next(3)];
                    int quantity = random.Next(-1, 8);
                    int choice = random.Next(4);
                    try
                    {
                        var portfolio = await desk.GetPortfolioAsync(context, CancellationToken.None);
                        await (
                            choice switch
                            {
                                0 => desk.HoldAsync(context, $"I have {portfolio.Cash}.").AsTask(),
                                1 => desk.SellAsync(
                                    context,
                                    symbol,
                                    Math.Ceiling(portfolio.GetQuantity(Symbol.Parse(symbol)).Value / 2)
                                ),
                                _ => desk.BuyAsync(context, symbol, quantity),
                            }
                        );
                    }
                    catch (IOException)
                    {
                        await desk.HoldAsync(context, "An error occurred, so I hold.")
                            .AsTask()
                            .ContinueWith(_ => { }, TaskScheduler.Default);
                    }
                }
            }
        );
}
