using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>
/// Somebody else appended between the decision and its record: what was decided upon the old account is not recorded.
/// </summary>
public sealed class LedgerConflictTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Account Rich = Account.Open(
        new LedgerEntry.AccountOpened(Monday, AccountTerms.Create(Market.Us, new Money(100)))
    );
    private static readonly Account Poor = Rich.Apply(
        Rich.CreateFilled(Monday, new Fill(OrderOf(1), new Price(10), new Quantity(10), Money.Zero))
    );

    private readonly List<LedgerEntry> _appends = [];

    [SetUp]
    public void ForgetAppends() => _appends.Clear();

    [Test]
    public async Task An_order_is_decided_again_upon_the_account_as_it_is_now()
    {
        var outcome = await BrokerageOf(new AppendResult.Conflict(Poor), new AppendResult.Appended(Poor))
            .SubmitAsync(Monday, OrderOf(2), CancellationToken.None);

        Assert.That((outcome as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo("insufficient_cash"));
    }

    [Test]
    public async Task The_second_decision_comes_after_what_the_other_appended()
    {
        await BrokerageOf(new AppendResult.Conflict(Poor), new AppendResult.Appended(Poor))
            .SubmitAsync(Monday, OrderOf(2), CancellationToken.None);

        Assert.That(
            _appends.Select(entry => (entry.GetType().Name, entry.Sequence)),
            Is.EqualTo(new[] { ("Filled", 2L), ("Denied", 3L) })
        );
    }

    [Test]
    public async Task However_many_conflicts_there_are_an_order_is_decided_in_the_end()
    {
        var conflict = new AppendResult.Conflict(Rich);

        var outcome = await BrokerageOf(conflict, conflict, conflict, new AppendResult.Appended(Rich))
            .SubmitAsync(Monday, OrderOf(2), CancellationToken.None);

        Assert.That(outcome, Is.TypeOf<TradeOutcome.Filled>());
    }

    [Test]
    public async Task An_order_that_the_other_recorded_meanwhile_is_not_executed_again()
    {
        var recorded = Rich.CreateFilled(Monday, new Fill(OrderOf(2), new Price(9), new Quantity(10), Money.Zero));

        var outcome = await BrokerageOf(new AppendResult.Conflict(Poor), new AppendResult.Duplicate(recorded))
            .SubmitAsync(Monday, OrderOf(2), CancellationToken.None);

        Assert.That(((TradeOutcome.Filled)outcome).Fill.Price, Is.EqualTo(new Price(9)));
    }

    [Test]
    public async Task A_hold_is_recorded_after_what_the_other_appended()
    {
        await BrokerageOf(new AppendResult.Conflict(Poor), new AppendResult.Appended(Poor))
            .HoldAsync(Monday, ClientOrderId.Create(Monday, 2), "waiting", CancellationToken.None);

        Assert.That(_appends.Select(entry => entry.Sequence), Is.EqualTo(new[] { 2L, 3L }));
    }

    /// <summary>Otherwise the bars between that order and the session would never ask it.</summary>
    [Test]
    public async Task An_order_that_the_other_left_resting_is_settled_before_the_act()
    {
        var tuesday = Contexts.Alice("2025-10-07");
        var limit = OrderOf(1) with { Terms = OrderTerms.Limit(9, TimeInForce.Day) };
        var resting = Rich.Apply(Rich.CreateAccepted(Monday, limit, new Money(90)));
        var expired = resting.Apply(resting.CreateExpired(Monday, resting.OpenOrders.Single()));

        await BrokerageOf(
                new AppendResult.Conflict(resting),
                new AppendResult.Appended(expired),
                new AppendResult.Appended(expired)
            )
            .HoldAsync(tuesday, ClientOrderId.Create(tuesday, 1), "waiting", CancellationToken.None);

        Assert.That(_appends.Select(entry => entry.GetType().Name), Is.EqualTo(new[] { "Held", "Expired", "Held" }));
    }

    [Test]
    public void A_store_that_is_down_is_an_exception_and_no_outcome()
    {
        var ledger = Substitute.For<ILedgerStore>();
        ledger.FindAccountAsync(default!, default).ReturnsForAnyArgs(_ => ValueTask.FromResult<Account?>(Rich));
        ledger.AppendAsync(default!, default).ReturnsForAnyArgs<AppendResult>(_ => throw new IOException("down"));

        Assert.That(
            () =>
                new SimulatedBrokerage(TestMarket.UsWeek().MarketData, ledger)
                    .SubmitAsync(Monday, OrderOf(2), CancellationToken.None)
                    .AsTask(),
            Throws.TypeOf<IOException>()
        );
    }

    private static Order OrderOf(int number) =>
        Order.Buy(ClientOrderId.Create(Monday, number), Symbol.Parse("AAA"), 10);

    private SimulatedBrokerage BrokerageOf(params AppendResult[] results)
    {
        var ledger = Substitute.For<ILedgerStore>();
        ledger.FindAccountAsync(default!, default).ReturnsForAnyArgs(_ => ValueTask.FromResult<Account?>(Rich));
        ledger
            .AppendAsync(default!, default)
            .ReturnsForAnyArgs(call =>
            {
                _appends.Add(call.Arg<LedgerEntry>());
                return ValueTask.FromResult(results[_appends.Count - 1]);
            });
        return new SimulatedBrokerage(TestMarket.UsWeek().MarketData, ledger);
    }
}
