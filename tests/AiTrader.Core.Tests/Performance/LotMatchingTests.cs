using AiTrader.Performance;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Performance;

public sealed class LotMatchingTests
{
    private static readonly RateFeeModel Fee = new(0.001m, new Money(1));

    [Test]
    public async Task A_lot_that_is_sold_in_parts_costs_what_was_paid_for_it_to_the_last_digit()
    {
        // Bought for 3 × 10 + 1 = 31, which three parts do not divide.
        var trips = LotMatching
            .Create(
                await TradeAsync(
                    Market.Us,
                    ("2025-10-06", 3),
                    ("2025-10-07", -1),
                    ("2025-10-08", -1),
                    ("2025-10-09", -1)
                )
            )
            .Closed;

        Assert.That(trips.Select(trip => trip.Quantity.Value), Is.EqualTo(new[] { 1m, 1m, 1m }));
        Assert.That(trips.Sum(trip => trip.Cost.Value), Is.EqualTo(31m));
        Assert.That(trips.Sum(trip => trip.Proceeds.Value), Is.EqualTo(10m + 11 + 12));
    }

    [Test]
    public async Task A_sell_of_several_lots_earns_what_was_paid_for_it_to_the_last_digit()
    {
        // Sold for 3 × 12 − 1 = 35, which the lots of 1 and 2 share.
        var trips = LotMatching
            .Create(await TradeAsync(Market.Us, ("2025-10-06", 1), ("2025-10-07", 2), ("2025-10-08", -3)))
            .Closed;

        Assert.That(
            trips.Select(trip => (trip.Quantity.Value, trip.Cost.Value)),
            Is.EqualTo(new[] { (1m, 11m), (2m, 23m) })
        );
        Assert.That(trips[0].Proceeds.Value, Is.EqualTo(35m / 3));
        Assert.That(trips.Sum(trip => trip.Proceeds.Value), Is.EqualTo(35m));
    }

    [Test]
    public async Task What_is_still_held_costs_what_is_left_of_its_lots()
    {
        var matching = LotMatching.Create(
            await TradeAsync(Market.Us, ("2025-10-06", 4), ("2025-10-07", -1), ("2025-10-08", 1))
        );

        // 41 for four, of which three are left, and 12 + 1 for one more.
        Assert.That(matching.OpenCost.Value, Is.EqualTo((41m * 3 / 4) + 13));
        Assert.That(matching.Closed.Single().Opened.ToString(), Is.EqualTo("2025-10-06"));
    }

    [Test]
    public async Task A_sell_whose_holding_was_rounded_away_is_a_round_trip_of_its_own()
    {
        // 0.00004 is bought and 0 is held, at 4 decimals: the lot has no units and belongs to the sell that comes next.
        var trips = LotMatching
            .Create(await TradeAsync(Market.Crypto, ("2025-10-06", 0.00004m), ("2025-10-06", 1), ("2025-10-07", -1)))
            .Closed;

        Assert.That(trips.Select(trip => trip.Quantity.Value), Is.EqualTo(new[] { 0m, 1m }));
        Assert.That(trips.Sum(trip => trip.Proceeds.Value), Is.EqualTo(10m));
    }

    [Test]
    public async Task A_lot_without_units_behind_the_last_one_that_is_sold_is_closed_with_it()
    {
        var matching = LotMatching.Create(
            await TradeAsync(Market.Crypto, ("2025-10-06", 1), ("2025-10-06", 0.00004m), ("2025-10-07", -1))
        );

        Assert.That(
            matching.Closed.Select(trip => (trip.Quantity.Value, trip.Proceeds.Value)),
            Is.EqualTo(new[] { (1m, 10m), (0m, 0m) })
        );
        Assert.That(matching.OpenCost, Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task The_last_lot_of_a_sell_gets_all_that_is_left_of_the_proceeds()
    {
        // Sold for 6 × 12 − 1 = 71. The share of five sixths, times 5 / 5, is not itself: a decimal has 28 digits.
        var trips = LotMatching
            .Create(await TradeAsync(Market.Us, ("2025-10-06", 1), ("2025-10-07", 5), ("2025-10-08", -6)))
            .Closed;

        Assert.That(trips.Select(trip => trip.Quantity.Value), Is.EqualTo(new[] { 1m, 5m }));
        Assert.That(trips[1].Proceeds.Value, Is.EqualTo(71m - (71m / 6)));
    }

    [Test]
    public async Task The_oldest_units_are_sold_first()
    {
        var closed = LotMatching
            .Create(await TradeAsync(Market.Us, ("2025-10-06", 10), ("2025-10-07", 10), ("2025-10-08", -15)))
            .Closed;

        Assert.That(
            closed.Select(trip => $"{trip.Opened} {trip.Quantity}"),
            Is.EqualTo(new[] { "2025-10-06 10", "2025-10-07 5" })
        );
    }

    [Test]
    public async Task A_round_trip_pays_the_fees_of_both_ends()
    {
        var closed = LotMatching.Create(await TradeAsync(Market.Us, ("2025-10-06", 10), ("2025-10-07", -10))).Closed;

        Assert.That((closed[0].Cost.Value, closed[0].Proceeds.Value), Is.EqualTo((101m, 109m)));
        Assert.That(closed[0].Profit.Value, Is.EqualTo(8));
    }

    [Test]
    public async Task A_part_of_a_buy_pays_its_part_of_the_fee()
    {
        var matching = LotMatching.Create(await TradeAsync(Market.Us, ("2025-10-06", 10), ("2025-10-07", -4)));

        Assert.That((matching.Closed[0].Cost.Value, matching.OpenCost.Value), Is.EqualTo((40.4m, 60.6m)));
    }

    [Test]
    public async Task What_is_still_held_is_no_round_trip() =>
        Assert.That(LotMatching.Create(await TradeAsync(Market.Us, ("2025-10-06", 10))).Closed, Is.Empty);

    [Test]
    public void A_ledger_without_its_opening_is_refused() =>
        Assert.That(() => LotMatching.Create([]), Throws.ArgumentException);

    [Test]
    public void Profits_and_open_costs_are_the_change_of_the_cash() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => IsConserved(Market.Us, seed)));

    [Test]
    public void Rounded_holdings_lose_nothing_either() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => IsConserved(Market.Crypto, seed)));

    [Test]
    public async Task The_win_rate_counts_profits_after_fees_and_the_profit_factor_weighs_them()
    {
        var entries = await TradeAsync(
            Market.Us,
            ("2025-10-06", 10),
            ("2025-10-07", -10),
            ("2025-10-08", 1),
            ("2025-10-09", -1)
        );

        var metrics = TradingMetrics.Create(entries, Curves.Of(1000, 1000), new PerformanceConventions(252));

        Assert.That((metrics.RoundTripCount, metrics.WinRate, metrics.ProfitFactor), Is.EqualTo((2, 0.5, 8d)));
        Assert.That((metrics.Fees.Value, metrics.RealizedProfit.Value), Is.EqualTo((4m, 7m)));
    }

    [Test]
    public async Task Turnover_is_the_lesser_of_what_was_bought_and_sold_over_the_mean_equity_a_year()
    {
        var entries = await TradeAsync(Market.Us, ("2025-10-06", 10), ("2025-10-07", -5));

        Assert.That(
            TradingMetrics.Create(entries, Curves.Of(1000, 1200), new PerformanceConventions(252)).Turnover,
            Is.EqualTo(55 / 1100d * 252).Within(1e-12)
        );
    }

    [Test]
    public async Task Without_a_round_trip_there_is_no_win_rate_and_without_a_loss_no_profit_factor()
    {
        var untraded = TradingMetrics.Create(
            await TradeAsync(Market.Us),
            Curves.Of(1000, 1000),
            new PerformanceConventions(252)
        );
        var unlost = TradingMetrics.Create(
            await TradeAsync(Market.Us, ("2025-10-06", 10), ("2025-10-07", -10)),
            Curves.Of(1000, 1000),
            new PerformanceConventions(252)
        );

        Assert.That(
            (untraded.WinRate, untraded.ProfitFactor, unlost.WinRate, unlost.ProfitFactor),
            Is.EqualTo(((double?)null, (double?)null, (double?)1d, (double?)null))
        );
    }

    private static bool IsConserved(Market market, int seed)
    {
        var random = new Random(seed);
        var orders = Enumerable
            .Range(0, 30)
            .Select(i =>
                (
                    $"2025-10-{6 + (i / 6):00}",
                    market.AllowsFractions
                        ? (decimal)Math.Round((random.NextDouble() - 0.4) * 3, 6)
                        : random.Next(-10, 15)
                )
            )
            .ToArray();
        var entries = TradeAsync(market, orders).GetAwaiter().GetResult();
        var matching = LotMatching.Create(entries);
        decimal cash = entries.OfType<LedgerEntry.Filled>().LastOrDefault()?.Cash.Value ?? 1000;
        return Math.Abs(1000 + matching.Closed.Sum(trip => trip.Profit.Value) - matching.OpenCost.Value - cash)
            < 1e-18m;
    }

    // Positive quantities are bought and negative ones sold.
    private static async Task<List<LedgerEntry>> TradeAsync(
        Market market,
        params (string Time, decimal Quantity)[] orders
    )
    {
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var prices = new AsOfMarketData(market, TestMarket.UsWeek().Series);
        var brokerage = new SimulatedBrokerage(prices, ledger, RuleBook.Standard, Fee, new NoSlippageModel());
        await ledger.OpenAccountAsync(Contexts.Alice("2025-10-06"), market, new Money(1000), CancellationToken.None);
        for (int i = 0; i < orders.Length; i++)
        {
            var (time, quantity) = orders[i];
            var id = ClientOrderId.Parse($"{time}#{i}");
            var order =
                quantity > 0
                    ? Order.Buy(id, Symbol.Parse("AAA"), quantity)
                    : Order.Sell(id, Symbol.Parse("AAA"), -quantity);
            await brokerage.SubmitAsync(Contexts.Alice(time), order, CancellationToken.None);
        }

        return await ledger.AllEntriesAsync("alice");
    }
}
