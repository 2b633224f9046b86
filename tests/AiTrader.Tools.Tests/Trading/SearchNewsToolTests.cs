using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class SearchNewsToolTests
{
    [Test]
    public async Task It_shows_the_latest_ten_first() =>
        Assert.That(
            OpenedEnvelope
                .Parse(
                    await SearchAsync([.. Enumerable.Range(1, 20).Select(day => Item($"2025-09-{day:00}", $"{day}"))])
                )
                .Texts.Select(text => text.Text),
            Is.EqualTo(Enumerable.Range(11, 10).Reverse().Select(day => $"{day}"))
        );

    [Test]
    public async Task An_item_is_its_time_and_each_of_its_fields() =>
        Assert.That(
            OpenedEnvelope
                .Parse(
                    await SearchAsync(
                        new NewsItem("2025-09-30", "NVDA rises", "By a lot.", "https://a.example", ["NVDA", "AMD"])
                        {
                            Source = "A. Writer",
                        },
                        Item("2025-09-29", "NVDA falls")
                    )
                )
                .Texts,
            Is.EqualTo(
                new[]
                {
                    ("news 1 of 2, published 2025-09-30, title", "NVDA rises"),
                    ("news 1 of 2, summary", "By a lot."),
                    ("news 1 of 2, symbols", "NVDA, AMD"),
                    ("news 1 of 2, source", "A. Writer"),
                    ("news 1 of 2, address", "https://a.example"),
                    ("news 2 of 2, published 2025-09-29, title", "NVDA falls"),
                }
            )
        );

    [Test]
    public async Task Where_nothing_is_found_it_says_so() =>
        Assert.That(await SearchAsync(Item("2025-10-02", "Tomorrow's.")), Is.EqualTo("No news matches the query."));

    private static NewsItem Item(string published, string title) => new(published, title, "", null, []);

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
