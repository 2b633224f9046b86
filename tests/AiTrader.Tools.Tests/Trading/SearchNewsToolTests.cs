using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class SearchNewsToolTests
{
    [Test]
    public async Task It_shows_the_latest_ten_first() =>
        Assert.That(
            (await SearchAsync([.. Enumerable.Range(1, 20).Select(day => Item($"2025-09-{day:00}", $"{day}"))]))
                .Split("\n\n")
                .Select(item => item.Split(' ')[1]),
            Is.EqualTo(Enumerable.Range(11, 10).Reverse().Select(day => $"{day}"))
        );

    [Test]
    public async Task An_item_is_its_time_its_title_and_its_summary() =>
        Assert.That(
            await SearchAsync(Item("2025-09-30", "NVDA rises", "By a lot."), Item("2025-09-29", "NVDA falls")),
            Is.EqualTo("2025-09-30 NVDA rises\nBy a lot.\n\n2025-09-29 NVDA falls")
        );

    [Test]
    public async Task Where_nothing_is_found_it_says_so() =>
        Assert.That(await SearchAsync(Item("2025-10-02", "Tomorrow's.")), Is.EqualTo("No news matches the query."));

    private static NewsItem Item(string published, string title, string summary = "") =>
        new(published, title, summary, null, []);

    private static async Task<string> SearchAsync(params NewsItem[] items)
    {
        var source = Substitute.For<INewsSource>();
        source.SearchAsync("NVDA", Arg.Any<CancellationToken>()).Returns(items);
        var desk = new TradingFloor(TestMarket.UsWeek()).ToolDesk();
        return await StandardTools
            .CreateFor(desk, new AsOfNews(source, Market.Us))
            .CallAsync(Contexts.Alice("2025-10-01"), "search_news", """{"query":"NVDA"}""");
    }
}
