using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What all baselines have in common.</summary>
public sealed class BaselineTests
{
    private static readonly Dictionary<string, Func<IDecisionMaker>> Makers = new()
    {
        ["cash"] = () => new AllCash(),
        ["equal weight"] = () => new EqualWeightBuyAndHold(),
        ["momentum"] = () => new Momentum(),
        ["mean reversion"] = () => new MeanReversion(),
        ["limit ladder"] = () => new LimitLadder(),
        ["stop trend"] = () => new StopTrend(),
        ["random"] = () => new SeededRandom(42),
        ["another random"] = () => new SeededRandom(43),
    };

    private static readonly Dictionary<string, (Market Market, Func<PriceSeries> Series)> Floors = new()
    {
        ["us daily"] = (Market.Us, SyntheticPriceSource.Daily(7).Read),
        ["us hourly"] = (Market.Us, SyntheticPriceSource.Hourly(7).Read),
        ["china daily"] = (Market.ChinaA, SyntheticPriceSource.Daily(7).Read),
        ["china hourly"] = (Market.ChinaA, SyntheticPriceSource.Hourly(7).Read),
        ["crypto daily"] = (Market.Crypto, SyntheticPriceSource.Daily(7, everyDay: true).Read),
        ["cheap crypto"] = (Market.Crypto, Cheap),
    };

    private static IEnumerable<string> MakerNames => Makers.Keys;

    private static IEnumerable<string> FloorNames => Floors.Keys;

    [Test]
    public async Task A_baseline_run_twice_makes_the_same_ledger([ValueSource(nameof(MakerNames))] string maker)
    {
        var first = await RunAsync(maker, "us daily");
        var second = await RunAsync(maker, "us daily");

        Assert.That(await second.HeadAsync("alice"), Is.EqualTo(await first.HeadAsync("alice")));
    }

    [Test]
    public async Task A_baseline_is_never_denied(
        [ValueSource(nameof(MakerNames))] string maker,
        [ValueSource(nameof(FloorNames))] string floor
    )
    {
        var denied = (await (await RunAsync(maker, floor)).AllEntriesAsync("alice"))
            .OfType<LedgerEntry.Denied>()
            .ToList();

        Assert.That(denied, Is.Empty);
    }

    [Test]
    public async Task A_baseline_ends_every_session_with_a_decision(
        [ValueSource(nameof(MakerNames))] string maker,
        [Values("us daily", "us hourly", "china daily", "china hourly", "crypto daily")] string floor
    )
    {
        var completed = (await (await RunAsync(maker, floor)).AllEntriesAsync("alice"))
            .OfType<LedgerEntry.SessionCompleted>()
            .ToList();

        Assert.That(completed, Has.Count.GreaterThan(300));
        Assert.That(completed.Where(entry => entry.Outcome == SessionOutcome.Undecided), Is.Empty);
    }

    [TestCase("equal weight")]
    [TestCase("momentum")]
    [TestCase("mean reversion")]
    [TestCase("limit ladder")]
    [TestCase("stop trend")]
    [TestCase("random")]
    public async Task A_baseline_that_trades_trades(string maker) =>
        Assert.That(
            (await (await RunAsync(maker, "us daily")).AllEntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(),
            Is.GreaterThan(8)
        );

    [Test]
    public void A_lookback_or_a_number_of_positions_that_is_not_positive_is_refused()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => new Momentum(0, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new Momentum(1, 0), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new MeanReversion(-1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new MeanReversion(1, -1), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new LimitLadder(0, 1, 0.1m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new LimitLadder(1, 0, 0.1m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new LimitLadder(1, 4, 0.25m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new StopTrend(0, 1, 0.1m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new StopTrend(1, 0, 0.1m), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => new StopTrend(1, 1, 1), Throws.TypeOf<ArgumentOutOfRangeException>());
        });
    }

    private static async Task<ILedgerStore> RunAsync(string maker, string floorName)
    {
        var (market, read) = Floors[floorName];
        var series = read();
        var floor = new TradingFloor(
            new AsOfMarketData(market, series),
            series,
            new InMemoryStore(TimeProvider.System).Ledgers,
            RuleBook.Standard
        );
        var trader = new Trader(Signature.Parse("alice"), ModelId.Parse("baseline"), Makers[maker]())
        {
            Cash = new Money(100_000),
        };
        var run = (
            await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(series), null, CancellationToken.None)
        )[0];
        Assert.That(run.Fault, Is.Null);
        return floor.Ledger;
    }

    // Prices so small that the rounding of the cash to four decimals is worth many units.
    private static PriceSeries Cheap()
    {
        var market = new TestMarket(Market.Crypto);
        var random = new Random(11);
        for (int day = 1; day <= 28; day++)
        {
            for (int coin = 0; coin < 12; coin++)
            {
                market.Add(
                    $"C{coin:00}",
                    $"2025-02-{day:00}",
                    random.Next(1, 1000) / 10_000_000m,
                    random.Next(1, 1000) / 10_000_000m
                );
            }
        }

        return market.Series;
    }
}
