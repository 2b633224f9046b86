using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>
/// A page of docs/guides. Its last part, "The whole program", has the commands that make a project of it, one block of
/// C# and one of the text that it prints.
/// </summary>
/// <param name="name">The name of the page, without .md.</param>
internal sealed partial class Guide(string name)
{
    private const string Whole = "## The whole program";

    private readonly DocumentPage _page = DocumentPage.Of(Path.Combine("guides", $"{name}.md"));

    /// <summary>The names of all guides.</summary>
    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Path.Combine(DocumentPage.Root, "docs", "guides"), "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Order();

    /// <summary>The names of those that show tests.</summary>
    public static IEnumerable<string> NamesWithTests =>
        Names.Where(name => Fixture().IsMatch(new Guide(name).Code.Source));

    /// <summary>The whole program.</summary>
    public string Program => Last("csharp");

    /// <summary>What it prints.</summary>
    public string Output => Last("text");

    /// <summary>The other code of the page.</summary>
    public PageCode Code => new(_page.Blocks("csharp").SkipLast(1));

    /// <summary>The template of its project: console, web, worker or nunit.</summary>
    public string Template => WordsAfter("dotnet new").First(word => word is "console" or "web" or "worker" or "nunit");

    /// <summary>The packages of its project: those that it adds, and those of the template.</summary>
    public IEnumerable<string> Packages =>
        WordsAfter("dotnet add package").Concat(GuideTemplate.All[Template].Packages);

    private string Last(string language)
    {
        var parts = _page.Text.Split($"\n{Whole}\n");
        Assert.That(parts, Has.Length.EqualTo(2), $"{name}.md has one part '{Whole}'.");
        var blocks = DocumentPage.BlocksOf(parts[1], language);
        Assert.That(blocks, Has.Count.EqualTo(1), $"'{Whole}' of {name}.md has one block '{language}'.");
        return blocks[0];
    }

    [GeneratedRegex(@"\[Test|: StoreContract")]
    private static partial Regex Fixture();

    // The first word after each command: a package, a template.
    private IEnumerable<string> WordsAfter(string command) =>
        _page
            .Commands(Whole)
            .Where(line => line.StartsWith($"{command} ", StringComparison.Ordinal))
            .Select(line => line[(command.Length + 1)..].Split(' ')[0]);
}
