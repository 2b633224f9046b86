using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Sessions.Baselines.BaselineRuns;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What each baseline decides, on prices small enough to check by hand.</summary>
public sealed class BaselineDecisionTests
{
    [Test]
    public async Task Cash_holds_every_session_and_never_trades() =>
        Assert.That(await RunAsync(new AllCash(), TestMarket.UsWeek()), Is.EqualTo(Enumerable.Repeat("hold", 5)));

    [Test]
    public async Task Equal_weight_spends_the_cash_once_in_equal_parts_and_holds() =>
        Assert.That(
            await RunAsync(new EqualWeightBuyAndHold(), TestMarket.UsWeek()),
            Is.EqualTo(new[] { "buy 35 AAA", "buy 3 BBB", "buy 7 CCC", "hold", "hold", "hold", "hold" })
        );

    [Test]
    public async Task Equal_weight_buys_the_cheapest_of_the_symbols_whose_part_does_not_buy_a_unit()
    {
        var market = new TestMarket(Market.Us);
        foreach (var (symbol, price) in new[] { ("AAA", 300), ("BBB", 200), ("CCC", 260), ("DDD", 900), ("EEE", 500) })
        {
            market.Add(symbol, "2025-10-06", price);
        }

        Assert.That(
            await RunAsync(new EqualWeightBuyAndHold(), market),
            Is.EqualTo(new[] { "buy 1 AAA", "buy 2 BBB", "buy 1 CCC" })
        );
    }

    [Test]
    public async Task Equal_weight_says_what_stays_in_cash()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("baseline"), new EqualWeightBuyAndHold())
        {
            Cash = new Money(1003.5m),
        };
        await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, CancellationToken.None);

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Held>().First().Reason,
            Is.EqualTo("Bought 3 of 3 symbols; holding them and 3.5 in cash.")
        );
    }

    [Test]
    public async Task Equal_weight_leaves_out_what_has_no_price_now()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10)
            .Add("AAA", "2025-10-07", 10)
            .Add("BBB", "2025-10-07", 10)
            .List("CCC");

        Assert.That(await RunAsync(new EqualWeightBuyAndHold(), market), Is.EqualTo(new[] { "buy 100 AAA", "hold" }));
    }

    [Test]
    public async Task Equal_weight_holds_where_the_cash_does_not_buy_a_lot()
    {
        var market = new TestMarket(Market.ChinaA).Add("AAA", "2025-10-06", 11).Add("BBB", "2025-10-06", 12);

        Assert.That(await RunAsync(new EqualWeightBuyAndHold(), market), Is.EqualTo(new[] { "hold" }));
    }

    [Test]
    public async Task Equal_weight_buys_whole_lots()
    {
        var market = new TestMarket(Market.ChinaA).Add("AAA", "2025-10-06", 1.5m).Add("BBB", "2025-10-06", 4.9m);

        Assert.That(
            await RunAsync(new EqualWeightBuyAndHold(), market),
            Is.EqualTo(new[] { "buy 300 AAA", "buy 100 BBB" })
        );
    }

    [Test]
    public async Task Momentum_holds_until_it_can_rank_and_then_buys_what_has_risen_most() =>
        Assert.That(
            await RunAsync(new Momentum(2, 1), TestMarket.UsWeek()),
            Is.EqualTo(new[] { "hold", "hold", "hold", "buy 76 AAA", "hold" })
        );

    [Test]
    public async Task Mean_reversion_buys_what_has_fallen_most() =>
        Assert.That(
            await RunAsync(new MeanReversion(2, 1), TestMarket.UsWeek()),
            Is.EqualTo(new[] { "hold", "hold", "hold", "buy 10 BBB", "hold" })
        );

    [Test]
    public async Task Momentum_sells_what_drops_out_before_it_buys_what_comes_in()
    {
        var market = new TestMarket(Market.Us)
            .Add("UP", "2025-10-06", 10, 10)
            .Add("DOWN", "2025-10-06", 10, 10)
            .Add("UP", "2025-10-07", 10, 12)
            .Add("DOWN", "2025-10-07", 10, 9)
            .Add("UP", "2025-10-08", 10, 8)
            .Add("DOWN", "2025-10-08", 10, 13)
            .Add("UP", "2025-10-09", 10, 10)
            .Add("DOWN", "2025-10-09", 20, 20);

        Assert.That(
            await RunAsync(new Momentum(1, 1), market),
            Is.EqualTo(new[] { "hold", "hold", "buy 100 UP", "sell 100 UP", "buy 50 DOWN" })
        );
    }

    [Test]
    public async Task Equal_ranks_go_by_the_order_of_the_symbols()
    {
        var market = new TestMarket(Market.Us);
        foreach (string day in (string[])["06", "07", "08"])
        {
            market
                .Add("CCC", $"2025-10-{day}", 10, 10)
                .Add("AAA", $"2025-10-{day}", 10, 10)
                .Add("BBB", $"2025-10-{day}", 10, 10);
        }

        Assert.That(
            await RunAsync(new Momentum(1, 2), market),
            Is.EqualTo(new[] { "hold", "hold", "buy 50 AAA", "buy 50 BBB" })
        );
    }

    [Test]
    public async Task The_bar_of_now_is_not_ranked()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("BBB", "2025-10-06", 10, 10)
            .Add("AAA", "2025-10-07", 10, 11)
            .Add("BBB", "2025-10-07", 10, 10)
            .Add("AAA", "2025-10-08", 10, 1)
            .Add("BBB", "2025-10-08", 10, 99);

        Assert.That((await RunAsync(new Momentum(1, 1), market))[^1], Is.EqualTo("buy 100 AAA"));
    }

    [Test]
    public async Task Random_draws_by_its_seed()
    {
        var draws = new HashSet<string>();
        for (int seed = 0; seed < 8; seed++)
        {
            draws.Add(string.Join(' ', await RunAsync(new SeededRandom(seed), TestMarket.UsWeek())));
        }

        Assert.That(draws, Has.Count.GreaterThan(4));
    }

    [Test]
    public async Task Random_draws_another_hand_for_another_signature()
    {
        var hands = new HashSet<string>();
        foreach (string signature in (string[])["alice", "bob", "carol", "dave"])
        {
            hands.Add(string.Join(' ', await RunAsync(new SeededRandom(1), TestMarket.UsWeek(), signature)));
        }

        Assert.That(hands, Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task Random_draws_the_same_in_every_process() =>
        Assert.That(
            await RunAsync(new SeededRandom(1), TestMarket.UsWeek()),
            Is.EqualTo(new[] { "hold", "hold", "buy 5 CCC", "buy 3 CCC", "hold" })
        );

    [Test]
    public async Task A_limit_ladder_rests_buys_below_the_close_and_sells_above_it_what_it_bought()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("AAA", BarOf("2025-10-07", 10, 10, 8.5m, 9.5m))
            .Add("AAA", BarOf("2025-10-08", 9.5m, 11, 9.5m, 10.8m))
            .Add("AAA", "2025-10-09", 10.8m, 10.8m);

        Assert.That(
            await RunAsync(new LimitLadder(symbols: 1, rungs: 2, step: 0.1m), market),
            Is.EqualTo(
                new[]
                {
                    "hold",
                    "rests: buy 55 AAA limit 9 gtc",
                    "rests: buy 62 AAA limit 8 gtc",
                    "later buy 55 AAA limit 9 gtc at 9",
                    "rests: sell 55 AAA limit 10.45 gtc",
                    "later sell 55 AAA limit 10.45 gtc at 10.45",
                    "cancel buy 62 AAA limit 8 gtc",
                    "rests: buy 54 AAA limit 9.72 gtc",
                    "rests: buy 63 AAA limit 8.64 gtc",
                }
            )
        );
    }

    [Test]
    public async Task A_limit_ladder_whose_orders_are_all_denied_does_not_hold()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-06", 10, 10).Add("AAA", "2025-10-07", 10, 10);

        Assert.That(
            await RunAsync(
                new LimitLadder(symbols: 1, rungs: 2, step: 0.1m),
                market,
                mandate: new Mandate { Universe = [Symbol.Parse("BBB")] }
            ),
            Is.EqualTo(new[] { "hold", "buy 55 AAA limit 9 gtc: universe", "buy 123 AAA limit 8 gtc: universe" })
        );
    }

    [Test]
    public async Task A_stop_trend_buys_what_has_risen_and_raises_its_stop_until_it_is_reached()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("AAA", "2025-10-07", 10, 11)
            .Add("AAA", "2025-10-08", 11, 12)
            .Add("AAA", BarOf("2025-10-09", 12, 12, 10, 10.5m))
            .Add("AAA", "2025-10-10", 10.5m, 10.5m);

        Assert.That(
            await RunAsync(new StopTrend(lookback: 1, positions: 1, distance: 0.1m), market),
            Is.EqualTo(
                new[]
                {
                    "hold",
                    "hold",
                    "buy 90 AAA",
                    "rests: sell 90 AAA stop 9.9 gtc",
                    "cancel sell 90 AAA stop 9.9 gtc",
                    "rests: sell 90 AAA stop 10.8 gtc",
                    "later sell 90 AAA stop 10.8 gtc at 10.8",
                    "hold",
                }
            )
        );
    }
}
