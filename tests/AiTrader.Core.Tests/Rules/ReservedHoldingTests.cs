using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>A denial of a sell says what orders that rest have reserved.</summary>
public sealed class ReservedHoldingTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    [TestCase("us", DenialCodes.InsufficientHolding)]
    [TestCase("cn", DenialCodes.TPlusOne)]
    public async Task A_denial_says_what_is_reserved(string market, string code)
    {
        var floor = new TradingFloor(
            new TestMarket(Market.Known.Single(known => known.Name == market))
                .Add("AAA", "2025-10-06", 10)
                .Add("AAA", "2025-10-07", 10)
        );
        var monday = Contexts.Alice("2025-10-06");
        var tuesday = Contexts.Alice("2025-10-07");
        await floor.OpenAsync(monday, 10_000);
        await floor.Brokerage.SubmitAsync(monday, Order.Buy(ClientOrderId.Create(monday, 1), Aaa, 300));
        await floor.Brokerage.SubmitAsync(tuesday, Order.Buy(ClientOrderId.Create(tuesday, 1), Aaa, 100));
        await floor.Brokerage.SubmitAsync(
            tuesday,
            Order.Sell(ClientOrderId.Create(tuesday, 2), Aaa, 200) with
            {
                Terms = OrderTerms.Limit(50),
            }
        );

        decimal quantity = code == DenialCodes.InsufficientHolding ? 300 : 200;
        var outcome = await floor.Brokerage.SubmitAsync(
            tuesday,
            Order.Sell(ClientOrderId.Create(tuesday, 3), Aaa, quantity)
        );

        var denied = (TradeOutcome.Denied)outcome;
        Assert.That(denied.Denial.Code, Is.EqualTo(code));
        Assert.That(denied.Denial.Message, Does.Contain("of which open orders reserve 200"));
    }
}
