using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Documentation;

/// <summary>The code of the pages with which a reader begins compiles, block by block.</summary>
public sealed class CompiledPageTests
{
    [TestCase("start.md", 3)]
    [TestCase("concepts.md", 4)]
    [TestCase("migrating.md", 11)]
    public void Every_block_compiles_after_those_before_it(string page, int atLeast)
    {
        var program = PageProgram.Of(page);

        // A type can be used before its block: a page may show the use first.
        Assert.That(program.Count, Is.GreaterThanOrEqualTo(atLeast));
        Assert.That(Snippet.ErrorsOf(program.SourceOf(program.Count)), Is.Empty, page);
    }

    [Test]
    public void The_blocks_of_the_migration_can_be_copied_one_after_the_other()
    {
        var program = PageProgram.Of("migrating.md");

        // The block that describes a result comes after its use.
        var broken = Enumerable
            .Range(1, program.Count)
            .Where(count => Snippet.ErrorsOf(program.SourceOf(count)) is not ([] or ["CS0103"]));

        Assert.That(broken, Is.Empty);
    }

    [TestCase(".Using(\"openai/gpt-5\").At(", ".At(")]
    [TestCase("(TradingContext context) => $\"{context.Signature} at {context.Time}\"", "() => \"alice\"")]
    [TestCase("sessions.RunAsync(day, model, opening)", "sessions.RunAsync(model, opening)")]
    public void What_the_migration_says_does_not_compile_does_not(string said, string changed)
    {
        var program = PageProgram.Of("migrating.md");

        Assert.That(Snippet.ErrorsOf(program.With(said, changed).SourceOf(program.Count)), Is.Not.Empty);
    }
}
