using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class LotSplitTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [Test]
    public void A_split_multiplies_the_units_of_each_lot()
    {
        var trades = new Trades(Market.Us);
        trades.Buy("2025-10-06", 10, 10);
        trades.Buy("2025-10-07", 20, 11);
        trades.Split("2025-10-08", 2, 6);
        trades.Sell("2025-10-09", 40, 7);

        var matching = LotMatching.Create(trades.Entries);

        // 100 for 20 new units, and half of 220 for 20 of 40.
        Assert.That(
            matching.Closed.Select(trip => (trip.Quantity.Value, trip.Cost.Value, trip.Proceeds.Value)),
            Is.EqualTo(new[] { (20m, 100m, 140m), (20m, 110m, 140m) })
        );
        Assert.That(matching.OpenCost.Value, Is.EqualTo(110m));
    }

    [Test]
    public void A_ratio_that_no_decimal_holds_leaves_no_rest_in_a_lot()
    {
        var trades = new Trades(Market.Us);
        trades.Buy("2025-10-06", 300, 10);
        trades.Split("2025-10-08", 1 / 3m, 30);
        trades.Sell("2025-10-09", 100, 31);

        var matching = LotMatching.Create(trades.Entries);

        Assert.That(
            matching.Closed.Select(trip => (trip.Quantity.Value, trip.Cost.Value, trip.Proceeds.Value)),
            Is.EqualTo(new[] { (100m, 3_000m, 3_100m) })
        );
        Assert.That(matching.OpenCost, Is.EqualTo(Money.Zero));
    }

    [Test]
    public void Units_that_are_worth_nothing_after_a_split_are_lost()
    {
        var trades = new Trades(Market.Us);
        trades.Buy("2025-10-06", 1, 0.5m);
        trades.Split("2025-10-08", 0.001m, 1);

        var matching = LotMatching.Create(trades.Entries);

        // A thousandth of a unit at 1 is less than half a cent.
        Assert.That(
            matching.Closed.Select(trip => (trip.Quantity.Value, trip.Cost.Value, trip.Proceeds.Value)),
            Is.EqualTo(new[] { (0.001m, 0.5m, 0m) })
        );
        Assert.That(matching.OpenCost, Is.EqualTo(Money.Zero));
    }

    [Test]
    public void A_split_of_what_was_never_bought_changes_no_lot()
    {
        var trades = new Trades(Market.Us);
        trades.Split("2025-10-08", 2, 10);

        Assert.That(LotMatching.Create(trades.Entries).Closed, Is.Empty);
    }

    [Test]
    public void A_sell_of_less_than_a_unit_that_is_kept_is_a_round_trip_of_no_units()
    {
        var trades = new Trades(Market.Crypto);
        trades.Buy("2025-10-06", 1, 100_000);
        trades.Sell("2025-10-07", 0.00004m, 110_000);

        var matching = LotMatching.Create(trades.Entries);

        // 0.99996 is kept as 1 at 4 decimals, and 4.4 is earned.
        Assert.That(
            matching.Closed.Select(trip => (trip.Quantity.Value, trip.Cost.Value, trip.Proceeds.Value)),
            Is.EqualTo(new[] { (0m, 0m, 4.4m) })
        );
        Assert.That(matching.OpenCost.Value, Is.EqualTo(100_000m));
    }

    private sealed class Trades
    {
        private Account _account;

        public Trades(Market market)
        {
            var opened = new LedgerEntry.AccountOpened(
                Contexts.Alice("2025-10-06"),
                AccountTerms.Create(market, new Money(1_000_000))
            );
            _account = Account.Open(opened);
            Entries.Add(opened);
        }

        public List<LedgerEntry> Entries { get; } = [];

        public void Buy(string time, decimal units, decimal price) =>
            Add(_account.Bought(Contexts.Alice(time), $"a#{Entries.Count}", "AAA", units, price));

        public void Sell(string time, decimal units, decimal price) =>
            Add(_account.Sold(Contexts.Alice(time), $"a#{Entries.Count}", "AAA", units, price));

        public void Split(string time, decimal ratio, decimal price)
        {
            var context = Contexts.Alice(time);
            var split = CorporateAction.CreateSplit(context.Date, Aaa, ratio);
            Add(_account.CreateSplit(context, split, 1, new Price(price)));
        }

        private void Add(LedgerEntry entry)
        {
            _account = _account.Apply(entry);
            Entries.Add(entry);
        }
    }
}
