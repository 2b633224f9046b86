using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Brokerages;

public sealed class SimulatedBrokerageTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    private static readonly Symbol A = Symbol.Parse("AAA");

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

    [TestCase("110.11", "insufficient_cash")]
    [TestCase("110.12", null)]
    public async Task Slippage_and_fee_are_part_of_what_a_buy_costs(decimal cash, string? code)
    {
        var floor = await OpenFloorAsync(cash);
        var brokerage = new SimulatedBrokerage(
            floor.MarketData,
            floor.Ledger,
            RuleBook.Standard,
            new RateFeeModel(0, new Money(0.01m)),
            new BasisPointSlippageModel(10)
        );

        var outcome = await SubmitAsync(brokerage, Tuesday, Buy(Tuesday, 1, 10));

        Assert.That((outcome as TradeOutcome.Denied)?.Denial.Code, Is.EqualTo(code));
    }

    // At an open of 11: what costs up to 1e27 is computed, and what costs more is beyond any account, fee or not.
    [TestCase("10000000000000000000000000000")]
    [TestCase("79228162514264337593543950335")]
    public async Task An_order_whose_cost_is_beyond_a_decimal_is_denied_and_breaks_nothing(decimal quantity)
    {
        var floor = await OpenFloorAsync(1000);
        var brokerage = new SimulatedBrokerage(
            floor.MarketData,
            floor.Ledger,
            RuleBook.Standard,
            new RateFeeModel(0.001m, Money.Zero),
            new NoSlippageModel()
        );

        var bought = await SubmitAsync(brokerage, Tuesday, Buy(Tuesday, 1, quantity));
        var sold = await SubmitAsync(brokerage, Tuesday, Order.Sell(ClientOrderId.Create(Tuesday, 2), A, quantity));

        Assert.That(((TradeOutcome.Denied)bought).Denial.Code, Is.EqualTo(DenialCodes.InsufficientCash));
        Assert.That(((TradeOutcome.Denied)sold).Denial.Code, Is.EqualTo(DenialCodes.InsufficientHolding));
    }

    [Test]
    public async Task The_fill_says_slippage_and_fee()
    {
        var floor = await OpenFloorAsync(10_000);
        var brokerage = new SimulatedBrokerage(
            floor.MarketData,
            floor.Ledger,
            RuleBook.Standard,
            new RateFeeModel(0.001m, Money.Zero),
            new BasisPointSlippageModel(100)
        );

        var outcome = (TradeOutcome.Filled)await SubmitAsync(brokerage, Monday, Buy(Monday, 1, 10));

        Assert.That(
            outcome.Fill,
            Is.EqualTo(new Fill(Buy(Monday, 1, 10), new Price(10.1m), new Quantity(10), new Money(0.101m)))
        );
    }

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

    // Ties go to the even digit: 1000 − 0.00005 is kept as 1000, 1000 − 0.00015 as 999.9998.
    [TestCase("0.00005", "1", "1000", "1")]
    [TestCase("0.00015", "1", "999.9998", "1")]
    [TestCase("0.00025", "1", "999.9998", "1")]
    [TestCase("1", "0.00015", "999.9998", "0.0002")]
    [TestCase("1", "0.00025", "999.9998", "0.0002")]
    [TestCase("1", "0.00016", "999.9998", "0.0002")]
    [TestCase("3", "0.33333", "999", "0.3333")]
    public async Task Crypto_rounds_cash_and_the_touched_holding_half_to_even_to_4_decimals(
        decimal price,
        decimal quantity,
        decimal cash,
        decimal holding
    )
    {
        var floor = new TradingFloor(new TestMarket(Market.Crypto).Add("AAA", "2025-10-06", price));
        await floor.OpenAsync(Monday, 1000);
        await SubmitAsync(floor.Brokerage, Monday, Buy(Monday, 1, quantity));

        var portfolio = await floor.Brokerage.GetPortfolioAsync(Monday, CancellationToken.None);

        Assert.That((portfolio.Cash, portfolio.GetQuantity(A)), Is.EqualTo((new Money(cash), new Quantity(holding))));
    }

    private static async Task<TradingFloor> OpenFloorAsync(decimal cash)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, cash);
        return floor;
    }

    private static Task<TradeOutcome> SubmitAsync(IBrokerage brokerage, TradingContext context, Order order) =>
        brokerage.SubmitAsync(context, order, CancellationToken.None).AsTask();

    private static Order Buy(TradingContext context, int number, decimal quantity) =>
        Order.Buy(ClientOrderId.Create(context, number), A, quantity);

    private static Order Sell(TradingContext context, int number, decimal quantity) =>
        Order.Sell(ClientOrderId.Create(context, number), A, quantity);
}
