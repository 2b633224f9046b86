using AiTrader.Stores;
using AiTrader.Testing;
using NUnit.Framework.Constraints;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>The tool desk of a server, at which any context may sit down.</summary>
public sealed class StandaloneToolDeskTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [TestCase("2099-01-05", "2099-01-05 is later than the last price, which is at 2025-10-10")]
    [TestCase("2025-10-06 10:00", "is a time within a day, and the sessions are days")]
    public async Task The_desk_of_tools_refuses_a_time_beyond_the_prices_before_anything_is_recorded(
        string time,
        string told
    )
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var context = Contexts.Alice(time);

        Assert.That(
            async () =>
                await floor
                    .ToolDesk()
                    .Brokerage.SubmitAsync(
                        context,
                        Order.Buy(ClientOrderId.Create(context, 1, 1), Symbol.Parse("AAA"), 1)
                    ),
            Refusals.As(SessionRefusal.NotScheduled).And.Message.Contains(told)
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_desk_of_tools_says_that_a_time_is_before_the_last_entry_with_both()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var desk = floor.ToolDesk().Brokerage;
        await desk.HoldAsync(Contexts.Alice("2025-10-08"), ClientOrderId.Parse("2025-10-08#1.1"), "Waiting.");

        Assert.That(
            async () =>
                await desk.HoldAsync(Contexts.Alice("2025-10-07"), ClientOrderId.Parse("2025-10-07#1.1"), "Waiting."),
            Refusals
                .As(SessionRefusal.OutOfOrder)
                .And.Message.Contains("its time 2025-10-07 is before 2025-10-08, the time of the last entry")
        );
    }

    [Test]
    public async Task The_desk_of_tools_repeats_a_recorded_answer_whatever_was_recorded_later()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        var desk = floor.ToolDesk().Brokerage;
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 1);
        var first = await desk.SubmitAsync(Monday, order);
        await desk.HoldAsync(Contexts.Alice("2025-10-08"), ClientOrderId.Parse("2025-10-08#1.1"), "Waiting.");

        Assert.That(await desk.SubmitAsync(Monday, order), Is.EqualTo(first));
    }

    [Test]
    public async Task Nothing_is_added_to_a_session_that_has_ended()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        await ArenaRuns.RunAsync(floor, ArenaRuns.TraderOf("alice", ScriptedDecisions.Holding("waiting")));
        var friday = Contexts.Alice("2025-10-10");
        var desk = floor.ToolDesk().Brokerage;
        var (id, other) = (ClientOrderId.Create(friday, 7, 1), ClientOrderId.Parse("other"));
        Constraint Ended() =>
            Refusals.As(SessionRefusal.OutOfOrder).And.Message.Contains("the session of 2025-10-10 has ended");

        Assert.That(async () => await desk.SubmitAsync(friday, Order.Buy(id, Symbol.Parse("AAA"), 1)), Ended());
        Assert.That(async () => await desk.HoldAsync(friday, id, "Waiting."), Ended());
        Assert.That(async () => await desk.CancelAsync(friday, id, other), Ended());
    }

    [Test]
    public async Task Conditions_are_those_of_the_account_and_else_those_of_the_brokerage()
    {
        var ofBroker = new TradingConditions { FeeRate = 0.001m };
        var ofAccount = new TradingConditions { FeeRate = 0.002m };
        var mandate = new Mandate { OrdersPerSession = 3 };
        var store = new InMemoryStore(TimeProvider.System);
        var market = TestMarket.UsWeek();
        var brokerage = Substitute.For<IBrokerage>();
        brokerage.Conditions.Returns(ofBroker);
        brokerage.Mandate.Returns(mandate);
        var desk = new StandaloneToolDesk(brokerage, market.MarketData, store, TimeProvider.System);
        var terms = AccountTerms.Create(Market.Us, new Money(1000));

        Assert.That(await desk.ReadConditionsAsync(Monday), Is.EqualTo((ofBroker, mandate)));

        await store.Ledgers.OpenAccountAsync(Monday, terms);
        Assert.That(await desk.ReadConditionsAsync(Monday), Is.EqualTo((ofBroker, mandate)));

        var bob = Contexts.Bob("2025-10-06");
        var own = new Mandate { OrdersPerSession = 9 };
        await store.Ledgers.OpenAccountAsync(bob, terms with { Conditions = ofAccount, Mandate = own });
        Assert.That(await desk.ReadConditionsAsync(bob), Is.EqualTo((ofAccount, own)));
    }
}
