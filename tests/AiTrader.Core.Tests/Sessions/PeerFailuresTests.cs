using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>
/// What was measured on other systems, one test a row of PEERS.md. Rows that have a fixture of their own: 8 processes
/// and kill -9 (Stores/Processes), a row written behind the ledger's back (SqliteTamperingTests), a retry after a buy
/// of 10 (SessionRerunTests), one agent's final failure (ArenaFaultTests).
/// </summary>
public sealed class PeerFailuresTests
{
    /// <summary>Elsewhere: 70 of 80 trades in the wrong ledger, every one answered "ok".</summary>
    [Test]
    public async Task Eight_concurrent_sessions_of_ten_trades_each_put_none_into_the_wrong_ledger()
    {
        using var folder = new TemporaryFolder();
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        var market = TestMarket.UsWeek();
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        using var together = new Barrier(8);

        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(number =>
                    Task.Factory.StartNew(
                            async () =>
                            {
                                var context = Contexts.For($"trader-{number}", "2025-10-06");
                                await floor.OpenAsync(context, 10_000);
                                together.SignalAndWait();
                                await floor.Sessions.RunAsync(
                                    context,
                                    new ScriptedDecisions(
                                        async (mine, desk) =>
                                        {
                                            for (int trade = 0; trade < 10; trade++)
                                            {
                                                await desk.BuyAsync(mine, "AAA", number);
                                            }
                                        }
                                    )
                                );
                            },
                            CancellationToken.None,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
        );

        for (int number = 1; number <= 8; number++)
        {
            var fills = (await floor.EntriesAsync($"trader-{number}")).OfType<LedgerEntry.Filled>();
            Assert.That(
                fills.Select(fill => fill.Fill.Quantity.Value),
                Is.EqualTo(Enumerable.Repeat((decimal)number, 10))
            );
        }
    }

    /// <summary>Elsewhere: a session that died counts as done, or 30 shares vanish.</summary>
    [Test]
    public async Task After_a_crash_in_mid_day_the_next_day_waits_until_that_one_is_run_again_and_nothing_vanishes()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        bool crashes = true;
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                await desk.BuyAsync(context, "AAA", 10);
                if (crashes && context.Date.Day == 7)
                {
                    throw new IOException("Crash.");
                }

                await desk.BuyAsync(context, "CCC", 1);
            }
        );
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), maker)
        {
            Cash = new Money(10_000),
        };

        var crashed = (
            await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None)
        )[0];
        crashes = false;
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);

        Assert.That(crashed.Fault?.Context.Date.Day, Is.EqualTo(7));
        var portfolio = await floor.Brokerage.GetPortfolioAsync(Contexts.Alice("2025-10-10"), CancellationToken.None);
        Assert.That(
            portfolio.Positions.Select(position => $"{position.Quantity} {position.Symbol}"),
            Is.EqualTo(new[] { "50 AAA", "5 CCC" })
        );
    }

    /// <summary>Elsewhere: an error from the model's endpoint is written as no_trade, or liquidates the book.</summary>
    [TestCase(typeof(HttpRequestException))]
    [TestCase(typeof(TaskCanceledException))]
    [TestCase(typeof(TimeoutException))]
    [TestCase(typeof(FormatException))]
    public async Task An_outage_of_the_model_is_faulted_and_the_book_is_untouched(Type outage)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-06"), ScriptedDecisions.Buying("AAA", 10));
        string head = await floor.Ledger.HeadAsync("alice");

        var result = await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-07"),
            new ScriptedDecisions((_, _) => throw (Exception)Activator.CreateInstance(outage)!)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(await floor.Ledger.HeadAsync("alice"), Is.EqualTo(head));
    }

    /// <summary>Elsewhere: an empty reply is parsed as Hold.</summary>
    [Test]
    public async Task A_model_that_says_nothing_has_not_held()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);

        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-06"), ScriptedDecisions.Silent());

        Assert.That((await floor.EntriesAsync("alice")).OfType<LedgerEntry.Held>(), Is.Empty);
    }

    /// <summary>Elsewhere: NVDA = 999 through a hijacked tool is traded on.</summary>
    [Test]
    public async Task A_fake_quote_changes_what_the_trader_believes_and_not_what_it_pays()
    {
        var hijacked = Substitute.For<IMarketData>();
        hijacked
            .GetQuote(Arg.Any<TradingContext>(), Arg.Any<Symbol>())
            .Returns(call => new Quote(call.Arg<Symbol>(), call.Arg<TradingContext>().Time, new Price(1)));
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);

        await floor.Sessions.RunAsync(
            Contexts.Alice("2025-10-06"),
            new ScriptedDecisions(
                async (context, desk) =>
                {
                    var believed = hijacked.GetQuote(context, Symbol.Parse("BBB"))!.Value.Price;
                    await desk.BuyAsync(context, "BBB", Math.Floor(5 / believed.Value));
                }
            )
        );

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Single().Fill.Price,
            Is.EqualTo(new Price(100))
        );
    }

    /// <summary>
    /// Elsewhere: 38 ms with 10 records and 5,165 ms with 100,000. Work is measured in bytes here; the benchmarks
    /// measure time.
    /// </summary>
    [Test]
    public async Task A_buy_costs_the_same_with_ten_and_with_a_hundred_thousand_earlier_records()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var context = Contexts.Alice("2025-10-06");
        await floor.OpenAsync(context, 100_000_000);
        int bought = 0;

        await BuyAsync(1000);
        long early = await BuyAsync(1000);
        await BuyAsync(98_000);
        long late = await BuyAsync(1000);

        Assert.That(late, Is.LessThanOrEqualTo(early * 1.2));

        async Task<long> BuyAsync(int count)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < count; i++)
            {
                await floor.Brokerage.SubmitAsync(
                    context,
                    Order.Buy(ClientOrderId.Parse($"a#{++bought}"), Symbol.Parse("AAA"), 1),
                    CancellationToken.None
                );
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
