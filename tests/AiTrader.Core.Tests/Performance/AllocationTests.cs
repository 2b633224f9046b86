using System.Globalization;
using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Core.Tests.Performance;

public sealed class AllocationTests
{
    [Test]
    public async Task Cash_and_holdings_at_their_closes_are_the_equity_of_each_stamp()
    {
        var entries = await LedgerAsync();
        var series = SyntheticPriceSource.Daily(1, everyDay: false).Read();

        var allocations = Allocation.Create(entries, series, series.Times);

        Assert.That(
            allocations.Select(allocation => (allocation.Time, allocation.Equity)).Skip(1),
            Is.EqualTo(
                EquityCurve
                    .Create(entries, series, series.Times[^1])
                    .Points.Skip(1)
                    .Select(point => (point.Time, point.Equity))
            ).AsCollection
        );
        Assert.That(allocations[^1].Holdings.Keys, Is.EqualTo(new[] { series.Symbols[0] }));
    }

    [Test]
    public async Task Stamps_before_the_opening_are_left_out()
    {
        var series = SyntheticPriceSource.Daily(1, everyDay: false).Read();
        var entries = await LedgerAsync();

        Assert.That(Allocation.Create(entries, series, series.Times)[0].Time, Is.EqualTo(entries[0].Context.Time));
    }

    [Test]
    public void A_ledger_without_an_opening_is_refused() =>
        Assert.That(
            () => Allocation.Create([], SyntheticPriceSource.Daily(1, everyDay: false).Read(), []),
            Throws.ArgumentException
        );

    [TestCase("2025-10-06", 100, "AAA=10 BBB=20", true)]
    [TestCase("2025-10-07", 100, "AAA=10 BBB=20", false)]
    [TestCase("2025-10-06", 101, "AAA=10 BBB=20", false)]
    [TestCase("2025-10-06", 100, "AAA=10 BBB=21", false)]
    [TestCase("2025-10-06", 100, "AAA=10 CCC=20", false)]
    [TestCase("2025-10-06", 100, "AAA=10 BBB=20 CCC=30", false)]
    [TestCase("2025-10-06", 100, "AAA=10", false)]
    public void Allocations_are_equal_if_their_time_cash_and_holdings_are(
        string time,
        decimal cash,
        string holdings,
        bool areEqual
    )
    {
        var allocation = AllocationOf("2025-10-06", 100, "AAA=10 BBB=20");
        var other = AllocationOf(time, cash, holdings);

        Assert.That((allocation.Equals(other), other.Equals(allocation)), Is.EqualTo((areEqual, areEqual)));
        Assert.That(allocation.GetHashCode() == other.GetHashCode() || !areEqual);
    }

    [Test]
    public void An_allocation_is_not_equal_to_none() =>
        Assert.That(AllocationOf("2025-10-06", 100, "AAA=10").Equals((Allocation?)null), Is.False);

    private static Allocation AllocationOf(string time, decimal cash, string holdings) =>
        new()
        {
            Time = TradingTime.Parse(time),
            Cash = new Money(cash),
            Holdings = holdings
                .Split(' ')
                .Select(holding => holding.Split('='))
                .ToDictionary(
                    part => Symbol.Parse(part[0]),
                    part => new Money(decimal.Parse(part[1], CultureInfo.InvariantCulture))
                ),
        };

    // Opened at the third stamp; at the fifth, ten units of the first symbol were bought.
    private static async Task<List<LedgerEntry>> LedgerAsync()
    {
        var series = SyntheticPriceSource.Daily(1, everyDay: false).Read();
        var session = TradingContext.For(Signature.Parse("alice")).Using(ModelId.Parse("test/model"));
        var ledger = new InMemoryStore(TimeProvider.System).Ledgers;
        var account = await ledger.OpenAccountAsync(
            session.At(series.Times[2]),
            Market.Us,
            new Money(100_000),
            default
        );
        var context = session.At(series.Times[4]);
        var order = Order.Buy(ClientOrderId.Create(context, 1), series.Symbols[0], 10);
        await ledger.AppendAsync(
            account.CreateFilled(
                context,
                new Fill(order, series.GetBars(series.Symbols[0])[4].Open!.Value, new Quantity(10), Money.Zero)
            ),
            default
        );
        return await ledger.ReadEntriesAsync(Signature.Parse("alice"), 0, default).ToListAsync();
    }
}
