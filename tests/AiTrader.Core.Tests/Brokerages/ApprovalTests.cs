using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>Orders that wait for their owner.</summary>
public sealed class ApprovalTests
{
    private static readonly Signature Alice = Signature.Parse("alice");
    private static readonly Mandate Above = new() { ApprovalAbove = new Money(500) };

    private InMemoryStore _store = null!;
    private SimulatedBrokerage _brokerage = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _store = new InMemoryStore(TimeProvider.System);
        _brokerage = new SimulatedBrokerage(TestMarket.UsWeek().MarketData, _store.Ledgers);
        await _store.Ledgers.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1_000)) with
            {
                Mandate = Above,
            }
        );
    }

    [TearDown]
    public void Close() => _store.Dispose();

    [Test]
    public async Task An_order_of_the_size_is_executed_and_a_larger_one_waits_and_reserves()
    {
        var small = await SubmitAsync("2025-10-06", 1, 10);
        var large = await SubmitAsync("2025-10-06", 2, 51, OrderTerms.Limit(10.5m));

        Assert.That(small, Is.InstanceOf<TradeOutcome.Filled>());
        Assert.That((await OrdersAsync()).Single(), Has.Property(nameof(OpenOrder.AwaitsApproval)).True);
        Assert.That(large, Is.InstanceOf<TradeOutcome.Accepted>());
        Assert.That((await OrdersAsync()).ReservedCash, Is.EqualTo(new Money(535.5m)), "51 at the limit of 10.5");
    }

    [Test]
    public async Task An_approved_order_is_executed_at_the_next_open()
    {
        await SubmitAsync("2025-10-06", 1, 60);
        Assert.That((await OrdersAsync()).ReservedCash, Is.EqualTo(new Money(600)), "60 at the open of 10");

        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));
        await SettleAsync("2025-10-07");

        var filled = await LastAsync<LedgerEntry.Filled>();
        Assert.That(
            (filled.Context.Time.ToString(), filled.Fill.Price, filled.Holding),
            Is.EqualTo(("2025-10-07", new Price(11), new Quantity(60)))
        );
        Assert.That(await OrdersAsync(), Is.Empty);
    }

    [Test]
    public async Task Without_an_approval_it_is_not_executed_and_expires_after_the_next_day()
    {
        await SubmitAsync("2025-10-06", 1, 60);

        await SettleAsync("2025-10-07");
        Assert.That(await OrdersAsync(), Has.Count.EqualTo(1), "the owner has the next day");
        await SettleAsync("2025-10-08");

        var expired = await LastAsync<LedgerEntry.Expired>();
        Assert.That((expired.Context.Time.ToString(), expired.Quantity), Is.EqualTo(("2025-10-07", new Quantity(60))));
        Assert.That((await _store.Ledgers.AllEntriesAsync("alice")).OfType<LedgerEntry.Filled>(), Is.Empty);
    }

    [Test]
    public async Task A_limit_order_that_is_approved_rests_until_its_price_and_the_end_of_that_day()
    {
        await SubmitAsync("2025-10-06", 1, 60, OrderTerms.Limit(9));
        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));

        await SettleAsync("2025-10-08");

        Assert.That((await LastAsync<LedgerEntry.Expired>()).Context.Time.ToString(), Is.EqualTo("2025-10-07"));
    }

    [Test]
    public async Task An_order_until_canceled_waits_as_long_as_it_takes()
    {
        await SubmitAsync("2025-10-06", 1, 60, OrderTerms.Limit(15, TimeInForce.Gtc));
        await _brokerage.HoldAsync(Contexts.Alice("2025-10-09"), IdOf("2025-10-09", 1), "Waiting.");

        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));
        await SettleAsync("2025-10-10");

        Assert.That((await LastAsync<LedgerEntry.Filled>()).Fill.Price, Is.EqualTo(new Price(14)));
    }

    [Test]
    public async Task The_trader_can_cancel_an_order_that_waits()
    {
        await SubmitAsync("2025-10-06", 1, 60);

        var context = Contexts.Alice("2025-10-06");
        var outcome = await _brokerage.CancelAsync(context, IdOf("2025-10-06", 2), IdOf("2025-10-06", 1));

        Assert.That(outcome, Is.InstanceOf<CancelOutcome.Cancelled>());
        Assert.That(await OrdersAsync(), Is.Empty);
    }

    [Test]
    public async Task An_approved_buy_that_has_become_too_expensive_is_canceled()
    {
        await SubmitAsync("2025-10-06", 1, 99);
        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));

        await SettleAsync("2025-10-07");

        Assert.That((await LastAsync<LedgerEntry.Cancelled>()).Reason, Is.EqualTo(CancelReasons.InsufficientCash));
    }

    [Test]
    public async Task Of_an_approved_market_order_the_volume_executes_a_part_and_the_rest_is_canceled()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(10_000)) with
            {
                Mandate = Above,
                Conditions = new TradingConditions { VolumeLimit = 0.1m },
            }
        );
        var brokerage = new SimulatedBrokerage(TestMarket.UsWeek().MarketData, store.Ledgers);
        var tuesday = Contexts.Alice("2025-10-07");
        var order = Order.Buy(ClientOrderId.Create(tuesday, 1), Symbol.Parse("AAA"), 150);
        await brokerage.SubmitAsync(tuesday, order);
        await store.Ledgers.ApproveOrderAsync(Alice, order.Id);

        await brokerage.SettleAsync(Contexts.Alice("2025-10-08"), SettleUntil.Session);

        var filled = (await store.Ledgers.AllEntriesAsync("alice")).OfType<LedgerEntry.Filled>().Single();
        Assert.That(
            (filled.Fill.Quantity, filled.OpenQuantity, filled.Reason),
            Is.EqualTo((new Quantity(100), Quantity.Zero, CancelReasons.VolumeLimit)),
            "a tenth of the 1,000 units of the bar before"
        );
        Assert.That((await store.Ledgers.FindAccountAsync(Alice))!.OpenOrders, Is.Empty);
    }

    [Test]
    public async Task Approving_twice_changes_nothing_and_another_order_is_refused()
    {
        await SubmitAsync("2025-10-06", 1, 60);
        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));
        int entries = (await _store.Ledgers.AllEntriesAsync("alice")).Count;

        await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 1));

        Assert.That(await _store.Ledgers.AllEntriesAsync("alice"), Has.Count.EqualTo(entries));
        Assert.That(
            async () => await _store.Ledgers.ApproveOrderAsync(Alice, IdOf("2025-10-06", 7)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("no open order with the id 2025-10-06#7")
        );
    }

    private async Task<TradeOutcome> SubmitAsync(string day, int number, decimal quantity, OrderTerms? terms = null)
    {
        var order = Order.Buy(IdOf(day, number), Symbol.Parse("AAA"), quantity) with
        {
            Terms = terms ?? OrderTerms.Market,
        };
        return await _brokerage.SubmitAsync(Contexts.Alice(day), order);
    }

    private async Task SettleAsync(string day) =>
        await _brokerage.SettleAsync(Contexts.Alice(day), SettleUntil.Session);

    private async Task<OpenOrders> OrdersAsync() => (await _store.Ledgers.FindAccountAsync(Alice))!.OpenOrders;

    private async Task<TEntry> LastAsync<TEntry>()
        where TEntry : LedgerEntry => (await _store.Ledgers.AllEntriesAsync("alice")).OfType<TEntry>().Last();

    private static ClientOrderId IdOf(string day, int number) => ClientOrderId.Create(Contexts.Alice(day), number);
}
