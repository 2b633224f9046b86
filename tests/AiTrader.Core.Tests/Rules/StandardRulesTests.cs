using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

/// <summary>Every denial that every market knows, at its boundary and in its order.</summary>
public sealed class StandardRulesTests
{
    private static readonly Market FractionalLots = new("lots", "EUR") { AllowsFractions = true, LotSize = 0.5m };

    // The market trades AAA at 10 on Monday and 11 on Tuesday; BBB has no bar on Tuesday; NEW begins on Wednesday;
    // ZZZ has no bar at all. Alice has 1000 and holds 100 AAA since Monday.
    [TestCase("us", "buy", "AAA", "0", "invalid_quantity")]
    [TestCase("us", "sell", "AAA", "0", "invalid_quantity")]
    [TestCase("us", "buy", "AAA", "-5", "invalid_quantity")]
    [TestCase("us", "sell", "AAA", "-5", "invalid_quantity")]
    [TestCase("us", "buy", "AAA", "-0.0000000000000000000000000001", "invalid_quantity")]
    [TestCase("us", "buy", "XXX", "1", "unknown_symbol")]
    [TestCase("us", "buy", "aaa", "1", "unknown_symbol")]
    [TestCase("us", "buy", "AAA", "1.5", "fractional_quantity")]
    [TestCase("us", "sell", "AAA", "0.0001", "fractional_quantity")]
    [TestCase("us", "buy", "AAA", "1.0", null)]
    [TestCase("us", "buy", "BBB", "1", "no_price")]
    [TestCase("us", "sell", "BBB", "1", "no_price")]
    [TestCase("us", "buy", "NEW", "1", "unknown_symbol")]
    [TestCase("us", "buy", "ZZZ", "1", "unknown_symbol")]
    [TestCase("us", "buy", "AAA", "90", null)]
    [TestCase("us", "buy", "AAA", "91", "insufficient_cash")]
    [TestCase("us", "buy", "AAA", "10000000000000000000000000000", "insufficient_cash")]
    [TestCase("us", "buy", "AAA", "79228162514264337593543950335", "insufficient_cash")]
    [TestCase("us", "sell", "AAA", "100", null)]
    [TestCase("us", "sell", "AAA", "101", "insufficient_holding")]
    [TestCase("us", "sell", "CCC", "1", "insufficient_holding")]
    [TestCase("us", "sell", "AAA", "10000000000000000000000000000", "insufficient_holding")]
    [TestCase("us", "sell", "AAA", "79228162514264337593543950335", "insufficient_holding")]
    [TestCase("cn", "buy", "CCC", "100", null)]
    [TestCase("cn", "buy", "CCC", "99", "lot_size")]
    [TestCase("cn", "buy", "CCC", "150", "lot_size")]
    [TestCase("cn", "buy", "CCC", "100.5", "lot_size")]
    [TestCase("cn", "sell", "AAA", "50", "lot_size")]
    [TestCase("cn", "sell", "AAA", "100", null)]
    [TestCase("crypto", "buy", "AAA", "0.0001", null)]
    [TestCase("crypto", "sell", "AAA", "99.9999", null)]
    [TestCase("crypto", "sell", "AAA", "100.0001", "insufficient_holding")]
    [TestCase("lots", "buy", "AAA", "1.5", null)]
    [TestCase("lots", "buy", "AAA", "1.25", "lot_size")]
    public void An_order_is_denied_for_this_reason(
        string market,
        string side,
        string symbol,
        string quantity,
        string? code
    ) => Assert.That(CodeOf(market, side, symbol, quantity), Is.EqualTo(code));

    [TestCase("us", "buy", "XXX", "0", "invalid_quantity")]
    [TestCase("cn", "buy", "XXX", "-1", "invalid_quantity")]
    [TestCase("cn", "sell", "XXX", "50", "unknown_symbol")]
    [TestCase("us", "buy", "XXX", "1.5", "unknown_symbol")]
    [TestCase("cn", "buy", "BBB", "0.5", "lot_size")]
    [TestCase("cn", "buy", "AAA", "100.5", "lot_size")]
    [TestCase("us", "buy", "BBB", "1.5", "fractional_quantity")]
    [TestCase("us", "buy", "AAA", "1000000.5", "fractional_quantity")]
    [TestCase("us", "sell", "AAA", "1000000.5", "fractional_quantity")]
    [TestCase("us", "buy", "BBB", "1000000", "no_price")]
    [TestCase("us", "sell", "BBB", "1000000", "no_price")]
    [TestCase("us", "sell", "BBB", "10000000000000000000000000000", "no_price")]
    [TestCase("cn", "sell", "AAA", "200", "insufficient_holding")]
    public void An_order_that_violates_several_rules_is_denied_for_the_first(
        string market,
        string side,
        string symbol,
        string quantity,
        string code
    ) => Assert.That(CodeOf(market, side, symbol, quantity), Is.EqualTo(code));

    [TestCase("AAA", "us", "buy", "0", "The quantity is 0; it must be more than zero.")]
    [TestCase("XXX", "us", "buy", "1", "XXX is not traded on the market us.")]
    [TestCase("AAA", "cn", "buy", "150", "The quantity is 150; it must be a multiple of 100.")]
    [TestCase("AAA", "us", "buy", "1.50", "The quantity is 1.5; it must be a whole number.")]
    [TestCase("BBB", "us", "buy", "1", "BBB has no tradable price at 2025-10-07.")]
    [TestCase("AAA", "us", "buy", "91", "The order costs 1001 and the cash is 1000.")]
    [TestCase("AAA", "us", "sell", "101", "The order sells 101 AAA and 100 is held.")]
    [TestCase(
        "AAA",
        "us",
        "buy",
        "10000000000000000000000000000",
        "The order costs more than any account holds; the cash is 1000."
    )]
    public void A_denial_says_the_numbers(string symbol, string market, string side, string quantity, string message) =>
        Assert.That(DenialOf(market, side, symbol, quantity)?.Message, Is.EqualTo(message));

    [TestCase("899.99", null)]
    [TestCase("900", null)]
    [TestCase("900.01", "insufficient_cash")]
    public void A_fee_is_part_of_what_a_buy_costs(decimal fee, string? code)
    {
        var proposals = new Proposals(TestMarket.UsWeek(), 2000, "2025-10-06");

        Assert.That(RuleBook.Standard.Check(proposals.Buy("2025-10-07", "AAA", 100, fee))?.Code, Is.EqualTo(code));
    }

    [TestCase("1001", null)]
    [TestCase("1001.01", "insufficient_cash")]
    public void Cash_and_proceeds_pay_for_the_fee_of_a_sell(decimal fee, string? code)
    {
        var proposals = new Proposals(TestMarket.UsWeek(), 1000, "2025-10-06").Bought("2025-10-06", "AAA", 1);

        Assert.That(RuleBook.Standard.Check(proposals.Sell("2025-10-07", "AAA", 1, fee))?.Code, Is.EqualTo(code));
    }

    private static string? CodeOf(string market, string side, string symbol, string quantity) =>
        DenialOf(market, side, symbol, quantity)?.Code;

    private static Denial? DenialOf(string market, string side, string symbol, string quantity)
    {
        var rules = market == "lots" ? FractionalLots : Market.Known.Single(known => known.Name == market);
        var prices = new TestMarket(rules)
            .Add("AAA", "2025-10-06", 10)
            .Add("BBB", "2025-10-06", 10)
            .Add("CCC", "2025-10-06", 10)
            .Add("AAA", "2025-10-07", 11)
            .Add("CCC", "2025-10-07", 10)
            .Add("NEW", "2025-10-08", 10)
            .List("ZZZ");
        var proposals = new Proposals(prices, 2000, "2025-10-06").Bought("2025-10-06", "AAA", 100);
        decimal units = decimal.Parse(quantity, System.Globalization.CultureInfo.InvariantCulture);
        return RuleBook.Standard.Check(
            side == "buy" ? proposals.Buy("2025-10-07", symbol, units) : proposals.Sell("2025-10-07", symbol, units)
        );
    }
}
