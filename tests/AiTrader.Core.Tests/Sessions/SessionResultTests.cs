using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

public sealed class SessionResultTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Fill Fill = new(
        Order.Buy(ClientOrderId.Create(Monday, 1), Symbol.Parse("AAA"), 3),
        new Price(10),
        new Quantity(3),
        new Money(0.5m)
    );

    private static TestCaseData[] Results =>
        [
            new(
                new SessionResult.Traded(Monday, [Fill, Fill]),
                SessionOutcome.Traded,
                "alice at 2025-10-06: traded, buy 3 AAA at 10, fee 0.5; buy 3 AAA at 10, fee 0.5"
            ),
            new(
                new SessionResult.Held(Monday, "Nothing is cheap."),
                SessionOutcome.Held,
                "alice at 2025-10-06: held, Nothing is cheap."
            ),
            new(new SessionResult.Undecided(Monday), SessionOutcome.Undecided, "alice at 2025-10-06: undecided"),
            new(
                new SessionResult.Faulted(Monday, new IOException("The disk is full."), [Fill]),
                SessionOutcome.Faulted,
                "alice at 2025-10-06: faulted, IOException: The disk is full., buy 3 AAA at 10, fee 0.5"
            ),
        ];

    [TestCaseSource(nameof(Results))]
    public void A_result_says_how_the_session_ended(SessionResult result, SessionOutcome outcome, string text) =>
        Assert.That((result.Outcome, result.ToString()), Is.EqualTo((outcome, text)));

    [Test]
    public void Results_of_equal_fills_are_equal()
    {
        SessionResult traded = new SessionResult.Traded(Monday, [Fill]);

        Assert.That(traded, Is.EqualTo(new SessionResult.Traded(Monday, [Fill with { }])));
        Assert.That(traded.GetHashCode(), Is.EqualTo(new SessionResult.Traded(Monday, [Fill with { }]).GetHashCode()));
        Assert.That(traded, Is.Not.EqualTo(new SessionResult.Traded(Monday, [Fill, Fill])));
        Assert.That(traded, Is.Not.EqualTo(new SessionResult.Faulted(Monday, new IOException(), [Fill])));
    }

    [Test]
    public void A_trade_outcome_says_what_became_of_the_order()
    {
        Assert.That(new TradeOutcome.Filled(Fill).ToString(), Is.EqualTo("filled: buy 3 AAA at 10, fee 0.5"));
        Assert.That(
            new TradeOutcome.Denied(Fill.Order, new Denial("halted", "Trading is halted.")).ToString(),
            Is.EqualTo("denied: buy 3 AAA: halted: Trading is halted.")
        );
    }
}
