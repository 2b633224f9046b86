using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.BrokerageActs;

namespace AiTrader.Core.Tests.Brokerages;

public sealed class SimulatedBrokerageTests
{
    [Test]
    public async Task An_order_is_filled_at_the_open()
    {
        var floor = await OpenFloorAsync(10_000);

        Assert.That(
            await SubmitAsync(floor.Brokerage, Tuesday, Buy(Tuesday, 1, 10)),
            Is.EqualTo(
                new TradeOutcome.Filled(new Fill(Buy(Tuesday, 1, 10), new Price(11), new Quantity(10), Money.Zero))
            )
        );
    }

    [Test]
    public async Task A_fill_is_in_the_ledger_with_what_follows_from_it()
    {
        var floor = await OpenFloorAsync(10_000);

        await SubmitAsync(floor.Brokerage, Tuesday, Buy(Tuesday, 1, 10));

        var entry = (LedgerEntry.Filled)(await floor.EntriesAsync("alice"))[^1];
        Assert.That(
            (entry.Sequence, entry.Cash, entry.Holding, entry.Context),
            Is.EqualTo((2L, new Money(9890), new Quantity(10), Tuesday))
        );
    }

    [Test]
    public async Task A_denial_is_in_the_ledger_and_changes_nothing()
    {
        var floor = await OpenFloorAsync(10);

        await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));

        var entry = (LedgerEntry.Denied)(await floor.EntriesAsync("alice"))[^1];
        Assert.That(
            (entry.Denial.Code, (await floor.Brokerage.GetPortfolioAsync(Monday, CancellationToken.None)).Cash),
            Is.EqualTo(("insufficient_cash", new Money(10)))
        );
    }

    [Test]
    public async Task A_buy_and_a_sell_leave_cash_and_no_position()
    {
        var floor = await OpenFloorAsync(10_000);
        await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));
        await SubmitAsync(floor.Brokerage, Tuesday, Sell(Tuesday, 1, 10));

        var portfolio = await floor.Brokerage.GetPortfolioAsync(Tuesday, CancellationToken.None);

        Assert.That((portfolio.Cash, portfolio.Positions.Count), Is.EqualTo((new Money(10_010), 0)));
    }

    [Test]
    public async Task What_alice_trades_is_nothing_to_bob()
    {
        var floor = await OpenFloorAsync(10_000);
        await floor.OpenAsync(Contexts.Bob("2025-10-06"), 500);
        await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10));

        var portfolio = await floor.Brokerage.GetPortfolioAsync(Contexts.Bob("2025-10-06"), CancellationToken.None);

        Assert.That((portfolio.Cash, portfolio.Positions.Count), Is.EqualTo((new Money(500), 0)));
    }

    [TestCase("")]
    [TestCase(" ")]
    public async Task A_hold_has_a_reason(string reason)
    {
        var floor = await OpenFloorAsync(10_000);

        Assert.That(
            () =>
                floor
                    .Brokerage.HoldAsync(Monday, ClientOrderId.Create(Monday, 1), reason, CancellationToken.None)
                    .AsTask(),
            Throws.ArgumentException
        );
    }

    [Test]
    public void Without_an_account_nothing_is_traded() =>
        Assert.That(
            () => SubmitAsync(new TradingFloor(TestMarket.UsWeek()).Brokerage, Monday, Buy(Monday, 1, 10)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("no account is open")
        );

    [Test]
    public void Without_an_account_there_is_no_portfolio() =>
        Assert.That(
            () =>
                new TradingFloor(TestMarket.UsWeek())
                    .Brokerage.GetPortfolioAsync(Monday, CancellationToken.None)
                    .AsTask(),
            Throws.TypeOf<LedgerException>()
        );

    [Test]
    public async Task An_account_of_another_market_is_not_traded()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.Ledger.OpenAccountAsync(Monday, Market.Crypto, new Money(10_000), CancellationToken.None);

        Assert.That(
            () => SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the account trades on crypto, this brokerage on us")
        );
    }

    [Test]
    public async Task Nothing_is_traded_before_the_last_entry()
    {
        var floor = await OpenFloorAsync(10_000);
        await SubmitAsync(floor.Brokerage, Tuesday, Buy(Tuesday, 1, 10));

        Assert.That(
            () => SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, 10)),
            Throws.TypeOf<LedgerException>().With.Message.Contains("is before 2025-10-07")
        );
    }

    [Test]
    public async Task A_rule_book_that_lets_an_order_without_a_price_pass_is_a_mistake()
    {
        var floor = await OpenFloorAsync(10_000);
        var brokerage = new SimulatedBrokerage(
            floor.MarketData,
            floor.Ledger,
            new RuleBook([]),
            new NoFeeModel(),
            new NoSlippageModel()
        );

        Assert.That(
            () => SubmitAsync(brokerage, Contexts.Alice("2025-10-11"), Buy(Monday, 1, 10)),
            Throws.InvalidOperationException.With.Message.Contains("RuleBook.Standard")
        );
    }

    [Test]
    public async Task A_cancelled_order_is_not_executed()
    {
        var floor = await OpenFloorAsync(10_000);

        Assert.That(
            () =>
                floor.Brokerage.SubmitAsync(Monday, Buy(Monday, 1, 10), new CancellationToken(canceled: true)).AsTask(),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }
}
