using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>Models and users read plain English: CONTRIBUTING.md lists the phrases that we do not write.</summary>
public sealed class PlainEnglishTests
{
    private static readonly PhraseList Phrases = PhraseList.Read(Path.Combine(SourceTree.Root, "CONTRIBUTING.md"));

    [Test]
    public void No_string_and_no_doc_comment_of_src_has_a_phrase_of_the_list()
    {
        var found = SourceTree
            .Files()
            .SelectMany(file =>
                Phrases.FindIn(file, SourceTexts.In(File.ReadAllText(Path.Combine(SourceTree.Root, "src", file))))
            );

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void No_page_has_a_phrase_of_the_list()
    {
        var found = Pages().SelectMany(page => Phrases.FindIn(page, [Read(page)]));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void No_schema_and_no_text_of_the_report_has_a_phrase_of_the_list()
    {
        var found = Snapshots().SelectMany(file => Phrases.FindIn(file, [Read(file)]));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void The_list_has_more_than_a_hundred_phrases() => Assert.That(Phrases.Count, Is.GreaterThan(100));

    [TestCase("""throw new X("The price of now.");""")]
    [TestCase("""throw new X("The price " + "of " + $"now {symbol}.");""")]
    [TestCase("""throw new X($"{(isOpen ? "the price of now" : "")}");""")]
    [TestCase("""throw new X("The price\nof now.");""")]
    [TestCase("/// <summary>\n/// The price of\n/// now.\n/// </summary>\nclass X;")]
    [TestCase("/// <summary>The price of <b>now</b>.</summary>\nclass X;")]
    public void A_phrase_is_found_wherever_it_is_broken(string source) =>
        Assert.That(Phrases.FindIn("X.cs", SourceTexts.In(source)).Single(), Does.StartWith("X.cs: 'of now' in "));

    [TestCase("""throw new X("The price of nowhere.");""")]
    [TestCase("""throw new X("There is no price.");""")]
    [TestCase("// The price of now.\nclass X;")]
    [TestCase("/// <summary>The current <see cref=\"Price of now\"/>.</summary>\nclass X;")]
    public void Other_words_and_allowed_phrases_are_not_found(string source) =>
        Assert.That(Phrases.FindIn("X.cs", SourceTexts.In(source)), Is.Empty);

    private static IEnumerable<string> Pages() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "guides"), "*.md"))
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "samples"), "README.md", AnyDepth))
            .Append(Path.Combine(SourceTree.Root, "README.md"))
            .Append(Path.Combine(SourceTree.Root, "CHANGELOG.md"))
            .Select(page => Path.GetRelativePath(SourceTree.Root, page));

    private static IEnumerable<string> Snapshots() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.json")
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "report.html", AnyDepth))
            .Concat(Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "report.js", AnyDepth))
            .Concat(
                Directory.EnumerateDirectories(TestsFolder, "Schemas", AnyDepth).SelectMany(Directory.EnumerateFiles)
            )
            .Select(file => Path.GetRelativePath(SourceTree.Root, file));

    private static string TestsFolder => Path.Combine(SourceTree.Root, "tests");

    private static EnumerationOptions AnyDepth { get; } = new() { RecurseSubdirectories = true };

    private static string Read(string file) => File.ReadAllText(Path.Combine(SourceTree.Root, file));
}
