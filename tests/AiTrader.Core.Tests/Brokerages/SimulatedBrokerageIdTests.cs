using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.BrokerageActs;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>An id stands for one act: submitted again it has its recorded outcome; for another it is refused.</summary>
public sealed class SimulatedBrokerageIdTests
{
    [Test]
    public async Task A_failure_after_a_buy_of_10_and_its_retry_leave_exactly_10()
    {
        var floor = await OpenFloorAsync(10_000);
        var first = await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));
        var second = await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));

        var held = (await floor.Brokerage.GetPortfolioAsync(Monday, CancellationToken.None)).GetQuantity(A);

        Assert.That((second, held), Is.EqualTo((first, new Quantity(10))));
    }

    [Test]
    public async Task A_denial_that_is_asked_for_again_is_the_recorded_one()
    {
        var floor = await OpenFloorAsync(10);
        var first = await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));
        var second = await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));

        Assert.That((second, (await floor.EntriesAsync("alice")).Count), Is.EqualTo((first, 2)));
    }

    [TestCase(OrderSide.Buy, "AAA", 11)]
    [TestCase(OrderSide.Sell, "AAA", 10)]
    [TestCase(OrderSide.Buy, "BBB", 10)]
    public async Task An_id_that_is_used_for_another_order_is_refused(OrderSide side, string symbol, decimal quantity)
    {
        var floor = await OpenFloorAsync(10_000);
        var first = Buy(Monday, 1, 10);
        await SubmitAsync(floor.Brokerage, Monday, first);

        var refusal = await Assert.ThrowsAsync<ClientOrderIdReusedException>(() =>
            SubmitAsync(floor.Brokerage, Monday, new Order(first.Id, side, Symbol.Parse(symbol), quantity))
        );

        Assert.That(
            (refusal!.Id, refusal.Recorded.Sequence, (await floor.EntriesAsync("alice")).Count),
            Is.EqualTo((first.Id, 2L, 2))
        );
        Assert.That(refusal.Message, Does.EndWith("it is recorded for 'buy 10 AAA'."));
    }

    [Test]
    public async Task An_id_that_is_used_again_at_another_time_is_refused()
    {
        var floor = await OpenFloorAsync(10_000);
        var first = Buy(Monday, 1, 10);
        await SubmitAsync(floor.Brokerage, Monday, first);

        Assert.That(
            () => SubmitAsync(floor.Brokerage, Contexts.Alice("2025-10-07"), first),
            Throws.TypeOf<ClientOrderIdReusedException>()
        );
    }

    [TestCase("2025-10-07#order-2-filled")]
    [TestCase("2025-10-06T10:00:00#order-17-cancelled")]
    [TestCase("2025-10-07#split-3")]
    [TestCase("2025-10-07#due-3")]
    [TestCase("2025-10-07#dividend-3")]
    public async Task An_id_that_what_a_bar_does_can_have_is_refused(string id)
    {
        var floor = await OpenFloorAsync(10_000);
        var order = Order.Buy(ClientOrderId.Parse(id), A, 1);

        Assert.That(
            () => SubmitAsync(floor.Brokerage, Monday, order),
            Throws.ArgumentException.With.Message.Contains(id)
        );
    }

    [TestCase("2025-10-07#order-2")]
    [TestCase("order-2-filled")]
    [TestCase("2025-10-07#split-a")]
    public async Task An_id_that_looks_like_it_and_is_not_is_taken(string id)
    {
        var floor = await OpenFloorAsync(10_000);

        var outcome = await SubmitAsync(floor.Brokerage, Monday, Order.Buy(ClientOrderId.Parse(id), A, 1));

        Assert.That(outcome, Is.TypeOf<TradeOutcome.Filled>());
    }

    [Test]
    public async Task An_id_of_a_hold_is_refused_to_an_order()
    {
        var floor = await OpenFloorAsync(10_000);
        await floor.Brokerage.HoldAsync(Monday, ClientOrderId.Create(Monday, 1), "waiting", CancellationToken.None);

        Assert.That(
            () => SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10)),
            Throws.TypeOf<ClientOrderIdReusedException>().With.Message.EndsWith("it is recorded for 'hold'.")
        );
    }

    [Test]
    public async Task An_id_of_an_order_is_refused_to_a_hold()
    {
        var floor = await OpenFloorAsync(10_000);
        await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));

        Assert.That(
            () =>
                floor
                    .Brokerage.HoldAsync(Monday, ClientOrderId.Create(Monday, 1), "waiting", CancellationToken.None)
                    .AsTask(),
            Throws.TypeOf<ClientOrderIdReusedException>()
        );
    }

    [Test]
    public async Task A_hold_is_recorded_once_with_its_reason()
    {
        var floor = await OpenFloorAsync(10_000);
        await floor.Brokerage.HoldAsync(Monday, ClientOrderId.Create(Monday, 1), "waiting", CancellationToken.None);
        await floor.Brokerage.HoldAsync(Monday, ClientOrderId.Create(Monday, 1), "waiting", CancellationToken.None);

        Assert.That(
            (await floor.EntriesAsync("alice")).OfType<LedgerEntry.Held>().Select(held => held.Reason),
            Is.EqualTo(new[] { "waiting" })
        );
    }
}
