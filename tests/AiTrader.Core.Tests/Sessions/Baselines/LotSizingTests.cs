namespace AiTrader.Core.Tests.Sessions.Baselines;

public sealed class LotSizingTests
{
    private static readonly Market Unrounded = new("unrounded", "EUR") { AllowsFractions = true };

    // 9.9999 / 7 = 1.42855…; without decimals, 10 / 7 = 1.428571428….
    [Test]
    public void Fractions_are_cut_to_the_decimals_of_the_market_and_else_to_eight()
    {
        Assert.That(LotSizing.Affordable(Market.Crypto, new Money(10), new Price(7)), Is.EqualTo(1.4285m));
        Assert.That(LotSizing.Affordable(Unrounded, new Money(10), new Price(7)), Is.EqualTo(1.42857142m));
    }

    [Test]
    public void The_last_decimal_of_rounded_cash_is_not_spent()
    {
        Assert.That(LotSizing.Affordable(Market.Crypto, new Money(10), new Price(10)), Is.EqualTo(0.9999m));
        Assert.That(LotSizing.Affordable(Unrounded, new Money(10), new Price(10)), Is.EqualTo(1));
        Assert.That(LotSizing.Affordable(Market.Crypto, new Money(0.00005m), new Price(0.00001m)), Is.Zero);
    }

    [Test]
    public void Where_no_fractions_are_traded_only_lots_are_whole()
    {
        Assert.That(LotSizing.Whole(Market.ChinaA, 250), Is.EqualTo(200));
        Assert.That(LotSizing.Whole(Market.Us, 2.5m), Is.EqualTo(2));
        Assert.That(LotSizing.Whole(Market.Crypto, 2.5m), Is.EqualTo(2.5m));
        Assert.That(LotSizing.Affordable(Market.ChinaA, new Money(2990), new Price(10)), Is.EqualTo(200));
    }
}
