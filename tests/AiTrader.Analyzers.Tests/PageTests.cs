using System.Text.RegularExpressions;
using AiTrader.Analyzers.Contexts;
using AiTrader.Analyzers.Desks;
using AiTrader.Analyzers.Holds;

namespace AiTrader.Analyzers.Tests;

/// <summary>Each rule has a page, whose first example it finds and whose second it does not.</summary>
internal sealed class PageTests
{
    private static readonly string[] Ids = ["AIT001", "AIT002", "AIT003"];

    [TestCaseSource(nameof(Ids))]
    public async Task The_first_example_is_found_and_the_second_is_not(string id)
    {
        var examples = Regex.Matches(Read($"docs/analyzers/{id}.md"), "```csharp\n(.*?)```", RegexOptions.Singleline);

        Assert.That(examples, Has.Count.EqualTo(2));
        Assert.That(
            await AnalyzedCode.FindAsync(examples[0].Groups[1].Value),
            Has.Exactly(1).Items.And.All.Contains(id)
        );
        Assert.That(await AnalyzedCode.FindAsync(examples[1].Groups[1].Value), Is.Empty);
    }

    [Test]
    public void Each_rule_has_its_page_its_row_and_its_help_link()
    {
        var rules = new[]
        {
            new KeptContextAnalyzer().SupportedDiagnostics,
            new PastTheDeskAnalyzer().SupportedDiagnostics,
            new HoldAfterFailureAnalyzer().SupportedDiagnostics,
        }
            .SelectMany(supported => supported)
            .ToList();

        Assert.That(rules.Select(rule => rule.Id).Distinct(), Is.EqualTo(Ids));
        foreach (var rule in rules)
        {
            Assert.That(rule.HelpLinkUri, Does.EndWith($"docs/analyzers/{rule.Id}.md"));
            Assert.That(Read($"docs/analyzers/{rule.Id}.md"), Does.StartWith($"# {rule.Id}: {rule.Title}\n"));
            Assert.That(Read("docs/analyzers.md"), Does.Contain($"| [{rule.Id}](analyzers/{rule.Id}.md) |"));
        }
    }

    private static string Read(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AiTrader.sln")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, path));
    }
}
