using AiTrader.Rules;
using AiTrader.Testing;
using static AiTrader.Core.Tests.Brokerages.BrokerageActs;

namespace AiTrader.Core.Tests.Brokerages;

/// <summary>What an order costs: the price with slippage, the fee, and the rounding of the market.</summary>
public sealed class SimulatedBrokerageCostTests
{
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
}
