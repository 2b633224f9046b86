using AiTrader.Testing;

namespace AiTrader.Tools.Tests.News;

public sealed class AsOfNewsTests
{
    [TestCase("2025-10-01T14:00:00Z", "2025-10-01 10:00", true, Description = "10:00 in New York")]
    [TestCase("2025-10-01T14:00:01Z", "2025-10-01 10:00", false)]
    [TestCase("2025-10-01T22:00:00+08:00", "2025-10-01 10:00", true)]
    [TestCase("2025-10-01T10:00:00", "2025-10-01 10:00", true, Description = "without an offset: the market's clock")]
    [TestCase("2025-10-01 10:00:01", "2025-10-01 10:00", false)]
    [TestCase("20251001T095959", "2025-10-01 10:00", true)]
    [TestCase("Wed, 01 Oct 2025 13:59:00 GMT", "2025-10-01 10:00", true)]
    [TestCase("2025-10-01", "2025-10-01 10:00", false, Description = "the hour is not known")]
    [TestCase("2025-09-30", "2025-10-01 10:00", true)]
    [TestCase("2025-10-01T01:00:00Z", "2025-10-01", true, Description = "21:00 of the day before in New York")]
    [TestCase(
        "2025-10-01T08:00:00",
        "2025-10-01",
        false,
        Description = "a day trades at its open, of which the hour is not known"
    )]
    [TestCase("2025-09-30T23:59:59", "2025-10-01", true)]
    [TestCase("2025-10-01T00:00:00", "2025-10-01", false, Description = "midnight is of the day that it begins")]
    [TestCase("2025-10-01T04:00:00Z", "2025-10-01", false, Description = "midnight in New York")]
    [TestCase("2025-10-01T03:59:59Z", "2025-10-01", true)]
    [TestCase("2025-10-01T00:00:00", "2025-10-01 00:00", true, Description = "a session at midnight")]
    [TestCase("", "2025-10-01", false)]
    [TestCase(null, "2025-10-01", false)]
    [TestCase("yesterday", "2025-10-01", false)]
    [TestCase("2025-13-45", "2025-10-01", false)]
    [TestCase("2020-01-01T00:00:00 (probably)", "2025-10-01", false)]
    public async Task Shows_only_what_was_surely_public_on_the_markets_clock(string? published, string time, bool shown)
    {
        var source = Substitute.For<INewsSource>();
        source.SearchAsync("", default).Returns([new NewsItem(published, "NVDA rises", "", null, [])]);

        var news = await new AsOfNews(source, Market.Us).SearchAsync(Contexts.Alice(time), "", 10);

        Assert.That(news, Has.Count.EqualTo(shown ? 1 : 0));
    }

    [Test]
    public void A_market_whose_time_zone_is_unknown_shows_no_news_at_all()
    {
        var market = new Market("nowhere", "XXX") { TimeZone = "Atlantis/Capital" };

        Assert.That(
            () => new AsOfNews(Substitute.For<INewsSource>(), market),
            Throws.TypeOf<TimeZoneNotFoundException>()
        );
    }
}
