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
