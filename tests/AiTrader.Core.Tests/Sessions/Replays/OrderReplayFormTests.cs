using AiTrader.Audits;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Replays;

/// <summary>How the outcomes of a replay are written, and what it says of a recording that it refuses.</summary>
public sealed class OrderReplayFormTests
{
    private static readonly TradingContext Opening = Contexts.Alice("2025-10-06");

    [Test]
    public async Task Market_orders_that_are_filled_or_denied_and_holds_are_brief() =>
        Assert.That(
            (await ReplayAsync(FloorOf(), Buy(6, 1, 1), Buy(6, 2, 1000), Hold(7, 3))).Form,
            Is.EqualTo(RecordedOutcomeForm.Brief)
        );

    [Test]
    public async Task Orders_of_an_account_with_a_fee_are_in_full() =>
        Assert.That((await ReplayAsync(FloorOf(fee: 0.01m), Buy(6, 1, 1))).Form, Is.EqualTo(RecordedOutcomeForm.Full));

    [Test]
    public async Task One_limit_order_among_others_is_enough_even_if_it_is_filled_at_once()
    {
        var result = await ReplayAsync(FloorOf(), Buy(6, 1, 1), Buy(6, 2, 1) with { Terms = OrderTerms.Limit(20) });

        Assert.That(result.Outcomes.Select(outcome => outcome.Status), Is.EqualTo(new[] { "filled", "filled" }));
        Assert.That(result.Form, Is.EqualTo(RecordedOutcomeForm.Full));
    }

    [Test]
    public async Task One_market_order_among_others_that_waits_for_its_owner_is_enough()
    {
        var result = await ReplayAsync(FloorOf(approvalAbove: 50), Buy(6, 1, 1), Buy(6, 2, 20));

        Assert.That(
            result.Outcomes.Select(outcome => outcome.Status).Take(2),
            Is.EqualTo(new[] { "filled", "accepted" })
        );
        Assert.That(result.Form, Is.EqualTo(RecordedOutcomeForm.Full));
    }

    [Test]
    public void Orders_after_the_last_price_are_refused_with_their_line() =>
        Assert.That(
            async () => await ReplayAsync(FloorOf(), Hold(6, 1), Hold(13, 2)),
            Throws
                .TypeOf<DataFileException>()
                .With.Message.EqualTo(
                    "recording, line 2: '2025-10-13': 2025-10-13 is later than the last price, which is at 2025-10-10."
                )
        );

    [Test]
    public async Task Another_recording_is_refused_with_the_first_line_that_differs()
    {
        var floor = FloorOf();
        await ReplayAsync(floor, Buy(6, 1, 10), Hold(7, 2));
        var other = Buy(7, 2, 1);

        Assert.That(
            async () => await ReplayAsync(floor, Buy(6, 1, 10), other, Hold(8, 3)),
            Throws
                .TypeOf<DataFileException>()
                .With.Property("Line")
                .EqualTo(2)
                .And.Property("Value")
                .EqualTo(other.ToString())
        );
        Assert.That(
            async () => await ReplayAsync(floor, Buy(6, 1, 10)),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(2).And.Property("Value").EqualTo("")
        );
    }

    [Test]
    public async Task A_recording_with_orders_in_a_session_that_was_withdrawn_is_refused()
    {
        var floor = FloorOf();
        await ReplayAsync(floor, Buy(6, 1, 10));
        await floor.Sessions.RunAsync(Contexts.Alice("2025-10-07"), ScriptedDecisions.Silent());
        await floor.Ledgers.WithdrawSessionAsync(Opening.Signature, TradingTime.Parse("2025-10-07"));

        Assert.That(
            async () => await ReplayAsync(floor, Buy(6, 1, 10), Hold(7, 2)),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(2)
        );
    }

    private static RecordedOrder Buy(int day, long sequence, decimal quantity) =>
        new(TimeOf(day), sequence, RecordedAction.Buy, Symbol.Parse("AAA"), quantity);

    private static RecordedOrder Hold(int day, long sequence) =>
        new(TimeOf(day), sequence, RecordedAction.Hold, null, 0);

    private static TradingTime TimeOf(int day) => TradingTime.Parse($"2025-10-{day:00}");

    private static Task<ReplayResult> ReplayAsync(
        (SessionRunner Sessions, ILedgerStore Ledgers) floor,
        params RecordedOrder[] orders
    ) => new OrderReplay(floor.Sessions).RunAsync(Opening, new Money(1000), orders);

    private static (SessionRunner Sessions, ILedgerStore Ledgers) FloorOf(
        decimal fee = 0,
        decimal? approvalAbove = null
    )
    {
        var week = TestMarket.UsWeek().MarketData;
        var store = new InMemoryStore(TimeProvider.System);
        var brokerage = new SimulatedBrokerage(
            week,
            store.Ledgers,
            RuleBook.Standard,
            new RateFeeModel(fee, Money.Zero),
            new NoSlippageModel()
        )
        {
            ApprovalAbove = approvalAbove is { } above ? new Money(above) : null,
        };
        return (new SessionRunner(week, brokerage, store, TimeProvider.System), store.Ledgers);
    }
}
