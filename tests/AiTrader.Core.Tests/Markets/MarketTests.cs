namespace AiTrader.Core.Tests.Markets;

public sealed class MarketTests
{
    [Test]
    public void A_market_of_ones_own_restricts_nothing_but_fractions_unless_told() =>
        Assert.That(
            new Market("xetra", "EUR"),
            Is.EqualTo(
                new Market("xetra", "EUR")
                {
                    TimeZone = "UTC",
                    LotSize = 1,
                    AllowsFractions = false,
                    Settlement = Settlement.SameDay,
                    Decimals = null,
                }
            )
        );

    [TestCase("")]
    [TestCase("../x")]
    [TestCase("a b")]
    [TestCase("a/b")]
    public void A_name_of_other_characters_is_refused(string name) =>
        Assert.That(
            () => new Market(name, "EUR"),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("name").And.Message.StartsWith("Market name")
        );

    [TestCase("")]
    [TestCase("€")]
    public void A_currency_of_other_characters_is_refused(string currency) =>
        Assert.That(
            () => new Market("xetra", currency),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("currency").And.Message.StartsWith("Currency")
        );

    [Test]
    public void A_market_without_a_name_is_an_argument_mistake() =>
        Assert.That(() => new Market(null!, "EUR"), Throws.ArgumentNullException);

    [TestCase(0)]
    [TestCase(-100)]
    public void A_lot_is_positive(decimal lot) =>
        Assert.That(() => new Market("x", "EUR") { LotSize = lot }, Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_settlement_is_one_of_those_there_are() =>
        Assert.That(
            () => new Market("x", "EUR") { Settlement = (Settlement)7 },
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase(-1)]
    [TestCase(13)]
    public void Decimals_are_0_to_12(int decimals) =>
        Assert.That(() => new Market("x", "EUR") { Decimals = decimals }, Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void The_US_trade_whole_units_at_any_time_in_dollars() =>
        Assert.That(RulesOf(Market.Us), Is.EqualTo(("us", "USD", 1m, false, Settlement.SameDay, (int?)null)));

    [Test]
    public void China_trades_lots_of_100_and_settles_the_next_day() =>
        Assert.That(RulesOf(Market.ChinaA), Is.EqualTo(("cn", "CNY", 100m, false, Settlement.NextDay, (int?)null)));

    [Test]
    public void Crypto_trades_fractions_and_keeps_4_decimals() =>
        Assert.That(RulesOf(Market.Crypto), Is.EqualTo(("crypto", "USDT", 1m, true, Settlement.SameDay, (int?)4)));

    [Test]
    public void All_known_markets_are_listed() =>
        Assert.That(Market.Known, Is.EqualTo(new[] { Market.Us, Market.ChinaA, Market.Crypto }));

    private static (string, string, decimal, bool, Settlement, int?) RulesOf(Market market) =>
        (market.Name, market.Currency, market.LotSize, market.AllowsFractions, market.Settlement, market.Decimals);
}
