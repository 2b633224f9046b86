using AiTrader.Testing;

namespace AiTrader.Tools.Tests.News;

public sealed class JsonLinesNewsSourceTests
{
    [TestCase("", 3)]
    [TestCase("nvda", 2)]
    [TestCase("NVDA rises", 1)]
    [TestCase("chips", 1)]
    [TestCase("nothing of the kind", 0)]
    public async Task Finds_the_news_that_contain_every_word(string query, int count)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("news.jsonl");
        await File.WriteAllLinesAsync(
            path,
            [
                """{"published":"2025-09-30T10:00:00Z","title":"NVDA rises","symbols":["NVDA"]}""",
                "",
                """
                {"published":"2025-09-30T11:00:00Z","title":"More of them","summary":"Chips, that is.",
                """
                    + """
                    "url":"https://example.org","symbols":["NVDA","AMD"]}
                    """,
                """{"title":"Undated"}""",
            ]
        );

        Assert.That(await new JsonLinesNewsSource(path).SearchAsync(query, default), Has.Count.EqualTo(count));
    }

    [TestCase("not json")]
    [TestCase("[]")]
    [TestCase("""{"summary":"no title"}""")]
    [TestCase("""{"title":7}""")]
    [TestCase("""{"title":"AAA","summary":"half \ud83d"}""")]
    public async Task Says_which_line_is_no_news(string line)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("news.jsonl");
        await File.WriteAllLinesAsync(path, ["""{"title":"fine"}""", line]);

        Assert.That(
            async () => await new JsonLinesNewsSource(path).SearchAsync("", default),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(2)
        );
    }
}
