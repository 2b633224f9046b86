using AiTrader.Testing;
using static AiTrader.Core.Tests.Sessions.Baselines.BaselineRuns;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What the baselines whose orders rest lay, keep and renew.</summary>
public sealed class RestingBaselineTests
{
    [Test]
    public async Task A_stop_trend_buys_what_has_risen_most_in_the_order_of_the_symbols()
    {
        var market = new TestMarket(Market.Us);
        foreach (var (symbol, close) in new[] { ("AAA", 11), ("BBB", 12), ("CCC", 13), ("DDD", 9) })
        {
            market.Add(symbol, "2025-10-06", 10, 10).Add(symbol, "2025-10-07", 10, close);
            market.Add(symbol, "2025-10-08", 10, 10);
        }

        Assert.That(
            await RunAsync(Trend(positions: 2), market),
            Is.EqualTo(
                new[]
                {
                    "hold",
                    "hold",
                    "buy 50 BBB",
                    "buy 50 CCC",
                    "rests: sell 50 BBB stop 9 gtc",
                    "rests: sell 50 CCC stop 9 gtc",
                }
            )
        );
    }

    [Test]
    public async Task A_stop_trend_buys_of_what_has_risen_alike_the_first_by_name()
    {
        var market = new TestMarket(Market.Us);
        foreach (string symbol in (string[])["BBB", "AAA"])
        {
            market.Add(symbol, "2025-10-06", 10, 10).Add(symbol, "2025-10-07", 10, 11);
            market.Add(symbol, "2025-10-08", 10, 10);
        }

        Assert.That(
            await RunAsync(Trend(positions: 1), market),
            Is.EqualTo(new[] { "hold", "hold", "buy 100 AAA", "rests: sell 100 AAA stop 9 gtc" })
        );
    }

    [Test]
    public async Task A_stop_trend_does_not_buy_what_has_not_moved()
    {
        var market = new TestMarket(Market.Us);
        foreach (string day in (string[])["06", "07", "08"])
        {
            market.Add("AAA", $"2025-10-{day}", 10, 10);
        }

        Assert.That(await RunAsync(Trend(positions: 1), market), Is.EqualTo(new[] { "hold", "hold", "hold" }));
    }

    // AAA rises most and is held; CCC rose more and has no price any more. The hundred that is left buys BBB.
    [Test]
    public async Task A_stop_trend_keeps_its_places_for_what_it_does_not_hold_and_what_has_a_price()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 300, 300)
            .Add("AAA", "2025-10-07", 300, 330)
            .Add("AAA", "2025-10-08", 300, 360)
            .Add("AAA", "2025-10-09", 300, 300)
            .Add("BBB", "2025-10-06", 10, 10)
            .Add("BBB", "2025-10-07", 10, 10)
            .Add("BBB", "2025-10-08", 10, 10.5m)
            .Add("BBB", "2025-10-09", 10, 10)
            .Add("CCC", "2025-10-06", 10, 10)
            .Add("CCC", "2025-10-07", 10, 14);

        Assert.That(
            await RunAsync(Trend(positions: 2), market),
            Is.EqualTo(
                new[]
                {
                    "hold",
                    "hold",
                    "buy 3 AAA",
                    "rests: sell 3 AAA stop 270 gtc",
                    "buy 10 BBB",
                    "rests: sell 10 BBB stop 9 gtc",
                }
            )
        );
    }

    [Test]
    public async Task A_stop_trend_leaves_its_stop_where_the_price_stays_or_falls()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("AAA", "2025-10-07", 10, 11)
            .Add("AAA", "2025-10-08", 10, 10)
            .Add("AAA", "2025-10-09", 10, 10)
            .Add("AAA", "2025-10-10", 9.5m, 9.5m);

        Assert.That(
            await RunAsync(Trend(positions: 1), market),
            Is.EqualTo(new[] { "hold", "hold", "buy 100 AAA", "rests: sell 100 AAA stop 9 gtc", "hold", "hold" })
        );
    }

    [Test]
    public async Task A_limit_ladder_leaves_its_lowest_buy_where_it_would_be_laid_again()
    {
        var market = new TestMarket(Market.Us);
        foreach (string day in (string[])["06", "07", "08"])
        {
            market.Add("AAA", $"2025-10-{day}", 10, 10);
        }

        Assert.That(
            await RunAsync(new LimitLadder(symbols: 1, rungs: 1, step: 0.1m), market),
            Is.EqualTo(new[] { "hold", "rests: buy 110 AAA limit 9 gtc", "hold" })
        );
    }

    private static StopTrend Trend(int positions) => new(lookback: 1, positions, distance: 0.1m);
}
