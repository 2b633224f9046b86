namespace AiTrader.Core.Tests.Markets;

/// <summary>Price limits as data.</summary>
public sealed class PriceLimitsTests
{
    private static readonly PriceLimits Limits = Market.ChinaA.PriceLimits!;

    [TestCase("600519.SH", 10, 11, 9)]
    [TestCase("000001.SZ", 10.05, 11.06, 9.05, TestName = "11.055 and 9.045 are rounded half up")]
    [TestCase("000001.SZ", 10.01, 11.01, 9.01)]
    [TestCase("300750.SZ", 10, 12, 8)]
    [TestCase("301001.SZ", 10, 12, 8)]
    [TestCase("688981.SH", 10.04, 12.05, 8.03)]
    [TestCase("689009.SH", 10, 12, 8)]
    [TestCase("003001.SZ", 10, 11, 9)]
    [TestCase("SH688981", 10, 11, 9, TestName = "Only the beginning of a symbol counts")]
    public void The_limits_of_A_shares_are_ten_percent_or_twenty(
        string symbol,
        decimal close,
        decimal upper,
        decimal lower
    )
    {
        Assert.That(Limits.GetUpper(Symbol.Parse(symbol), new Price(close)), Is.EqualTo(upper));
        Assert.That(Limits.GetLower(Symbol.Parse(symbol), new Price(close)), Is.EqualTo(lower));
    }

    [Test]
    public void Other_markets_have_none()
    {
        Assert.That(Market.Us.PriceLimits, Is.Null);
        Assert.That(Market.Crypto.PriceLimits, Is.Null);
    }

    [Test]
    public void They_are_equal_by_value_and_say_what_they_are()
    {
        var same = new PriceLimits(0.1m, [new("300", 0.2m), new("68", 0.3m)]);

        Assert.That(same, Is.EqualTo(new PriceLimits(0.1m, [new("300", 0.2m), new("68", 0.3m)])));
        Assert.That(same, Is.Not.EqualTo(new PriceLimits(0.1m, [new("300", 0.2m)])));
        Assert.That(same, Is.Not.EqualTo(same with { Decimals = 3 }));
        Assert.That($"{Limits}", Is.EqualTo("10 %, 20 % for 300…, 301…, 688…, 689…"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-0.1)]
    public void A_share_outside_its_range_is_refused(decimal share)
    {
        Assert.That(() => new PriceLimits(share), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => new PriceLimits(0.1m, [new("3", share)]), Throws.TypeOf<ArgumentOutOfRangeException>());
    }
}
