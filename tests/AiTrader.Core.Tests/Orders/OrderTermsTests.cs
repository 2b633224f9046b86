namespace AiTrader.Core.Tests.Orders;

public sealed class OrderTermsTests
{
    [Test]
    public void Terms_are_written_with_their_prices_and_how_long_they_rest()
    {
        Assert.That($"{OrderTerms.Market}", Is.EqualTo("market"));
        Assert.That($"{OrderTerms.Limit(187.250m)}", Is.EqualTo("limit 187.25 day"));
        Assert.That($"{OrderTerms.Limit(187, TimeInForce.Gtc)}", Is.EqualTo("limit 187 gtc"));
        Assert.That($"{OrderTerms.StopLimit(190, 191, TimeInForce.Gtc)}", Is.EqualTo("stop 190 limit 191 gtc"));
    }

    [Test]
    public void Terms_that_lack_their_price_are_written_with_their_type() =>
        Assert.That($"{new OrderTerms { Type = OrderType.Stop }}", Is.EqualTo("stop day"));

    [Test]
    public void There_is_no_other_type_and_no_other_time_in_force()
    {
        Assert.That(
            () => new OrderTerms { Type = (OrderType)9 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("There is no such order type.")
        );
        Assert.That(
            () => new OrderTerms { TimeInForce = (TimeInForce)9 },
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("There is no such time in force.")
        );
    }
}
