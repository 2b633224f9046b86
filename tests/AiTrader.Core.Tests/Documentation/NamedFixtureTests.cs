using System.Text.RegularExpressions;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>Pages that say which test holds what name only fixtures that exist.</summary>
public sealed partial class NamedFixtureTests
{
    [TestCase("docs/threats.md", 60)]
    [TestCase("docs/comparison.md", 10)]
    [TestCase("AGENTS.md", 10)]
    public void Every_fixture_that_a_page_names_exists(string page, int atLeast)
    {
        var fixtures = SourceTree.Files("tests").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        string[] named = [.. Fixture().Matches(SourceTree.Read(page)).Select(match => match.Groups["name"].Value)];

        Assert.That(named, Has.Length.GreaterThanOrEqualTo(atLeast));
        Assert.That(named.Where(name => !fixtures.Contains(name)), Is.Empty);
    }

    [Test]
    public void Every_row_of_the_security_model_has_an_answer_and_a_place()
    {
        var rows = SourceTree
            .Read("docs/threats.md")
            .Split("\n## STRIDE\n")[1]
            .Split("\n## ")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split(" | "))
            .ToArray();

        Assert.That(rows, Has.Length.GreaterThan(30));
        Assert.That(rows.Where(row => row.Length != 4 || row.Skip(1).Any(string.IsNullOrWhiteSpace)), Is.Empty);
    }

    // A name in backticks: a word in the text, as Tests, is none.
    [GeneratedRegex(@"`(?<name>\w+Tests)`")]
    private static partial Regex Fixture();
}
