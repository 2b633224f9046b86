using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>The code of the pages with which a reader begins: the blocks of each page are one program.</summary>
internal sealed class CompiledPageTests
{
    [TestCase("start.md", 3)]
    [TestCase("concepts.md", 4)]
    [TestCase("migrating.md", 11)]
    public void The_blocks_of_a_page_compile(string page, int count)
    {
        var program = PageCode.Of(page);

        Assert.That(program.Count, Is.EqualTo(count));
        Assert.That(Snippet.ErrorsOf(program.Source), Is.Empty);
    }

    [TestCase(".Using(\"openai/gpt-5\").At(", ".At(")]
    [TestCase("(TradingContext context) => $\"{context.Signature} at {context.Time}\"", "() => \"alice\"")]
    [TestCase("sessions.RunAsync(day, model, opening)", "sessions.RunAsync(model, opening)")]
    public void What_the_migration_calls_an_error_is_one(string right, string wrong)
    {
        var program = PageCode.Of("migrating.md");

        Assert.That(Snippet.ErrorsOf(program.With(right, wrong).Source), Is.Not.Empty);
    }
}
