using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class PriceToolTests
{
    private static readonly PriceTool Tool = new(TestMarket.UsWeek().MarketData);
    private static readonly Symbol A = Symbol.Parse("AAA");

    [Test]
    public void It_shows_the_price_of_the_contexts_time() =>
        Assert.That(Tool.GetQuote(Contexts.Alice("2025-10-08"), A)?.Price, Is.EqualTo(new Price(12)));

    [Test]
    public void It_shows_no_bar_from_now_on() =>
        Assert.That(
            Tool.GetBars(Contexts.Alice("2025-10-08"), A, 100).Select(bar => bar.Time.ToString()),
            Is.EqualTo(new[] { "2025-10-06", "2025-10-07" })
        );

    [Test]
    public void A_refusal_names_no_later_time() =>
        Assert.That(
            () => Tool.GetBars(Contexts.Alice("2025-10-08 10:00"), A, 100),
            Throws.ArgumentException.With.Message.Not.Contains("2025-10-09").And.Message.Not.Contains("2025-10-10")
        );
}
