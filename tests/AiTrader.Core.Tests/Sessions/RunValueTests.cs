using AiTrader.Audits;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Results are values: they are equal if what they say is.</summary>
public sealed class RunValueTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Trader Alice = ArenaRuns.TraderOf("alice", ScriptedDecisions.Holding("waiting"));
    private static readonly Order Order = Order.Buy(ClientOrderId.Parse("1"), Symbol.Parse("NVDA"), 10);
    private static readonly Fill Fill = new(Order, new Price(100), new Quantity(10), Money.Zero);

    [Test]
    public void Runs_are_equal_with_the_same_trader_sessions_and_refusal()
    {
        var run = new TraderRun(Alice, 1, [new SessionResult.Held(Monday, "waiting")]);
        var refusal = new SessionRefusedException(Monday, SessionRefusal.OutOfOrder, "too late");

        Assert.That(run, Is.EqualTo(new TraderRun(Alice, 1, [new SessionResult.Held(Monday, "waiting")])));
        Assert.That(
            run,
            Is.Not.EqualTo(run with { Trader = ArenaRuns.TraderOf("bob", ScriptedDecisions.Holding("waiting")) })
        );
        Assert.That(run, Is.Not.EqualTo(run with { AlreadyCompletedCount = 2 }));
        Assert.That(run, Is.Not.EqualTo(run with { Results = [] }));
        Assert.That(run, Is.Not.EqualTo(run with { Refusal = refusal }));
        Assert.That(run.Equals(null), Is.False);
    }

    [Test]
    public void Replays_are_equal_with_the_same_outcomes_form_and_fault()
    {
        var replay = new ReplayResult([], null);

        Assert.That(replay, Is.EqualTo(new ReplayResult([], null)));
        Assert.That(replay, Is.Not.EqualTo(replay with { Form = RecordedOutcomeForm.Full }));
        Assert.That(replay.Equals(null), Is.False);
    }

    [Test]
    public void A_traded_session_names_its_fills_and_what_rests()
    {
        var limit = Order with { Terms = OrderTerms.Limit(90) };

        Assert.That(
            $"{new SessionResult.Traded(Monday, [Fill])}",
            Is.EqualTo("alice at 2025-10-06: traded, buy 10 NVDA at 100")
        );
        Assert.That(
            $"{new SessionResult.Traded(Monday, [Fill], [limit])}",
            Is.EqualTo("alice at 2025-10-06: traded, buy 10 NVDA at 100; buy 10 NVDA limit 90 day rests")
        );
        Assert.That(
            $"{new SessionResult.Traded(Monday, [], [limit, limit])}",
            Is.EqualTo("alice at 2025-10-06: traded, buy 10 NVDA limit 90 day rests; buy 10 NVDA limit 90 day rests")
        );
    }

    [Test]
    public void A_traded_session_has_a_fill_or_an_order()
    {
        Assert.That(() => new SessionResult.Traded(Monday, []), Throws.ArgumentException);
        Assert.That(
            () => new SessionResult.Traded(Monday, [null!]),
            Throws.ArgumentException.With.Message.StartsWith("A fill is null.")
        );
        Assert.That(
            () => new SessionResult.Traded(Monday, [Fill], [null!]),
            Throws.ArgumentException.With.Message.StartsWith("An order is null.")
        );
    }

    [Test]
    public void A_refusal_has_one_of_the_reasons_that_there_are() =>
        Assert.That(
            () => new SessionRefusedException(Monday, (SessionRefusal)99, "no"),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("The value is not a reason.")
        );
}
