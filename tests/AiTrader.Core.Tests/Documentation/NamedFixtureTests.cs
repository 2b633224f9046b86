using System.Text.RegularExpressions;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>Pages that say which test holds what name only fixtures that exist.</summary>
public sealed partial class NamedFixtureTests
{
    [TestCase("docs/threats.md", 60)]
    [TestCase("docs/comparison.md", 10)]
    [TestCase("docs/testing.md", 60)]
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

    [Test]
    public void Every_command_of_a_promise_runs_a_fixture()
    {
        string page = SourceTree.Read("docs/testing.md");
        var commands = Command()
            .Matches(page)
            .Select(match => (Project: match.Groups["project"].Value, Filter: match.Groups["filter"].Value))
            .ToArray();

        // A fixture of one project, as its path: the part of a filter is a part of its full name.
        var fixtures = SourceTree
            .Files("tests")
            .Where(file => file.EndsWith("Tests.cs", StringComparison.Ordinal))
            .Select(file => file.Replace(Path.DirectorySeparatorChar, '/'))
            .ToArray();
        var idle =
            from command in commands
            from word in command.Filter.Split("\\|")
            let part = word.Replace("FullyQualifiedName~", "", StringComparison.Ordinal)
            where
                !fixtures.Any(file =>
                    file.Contains($"AiTrader.{command.Project}.Tests/", StringComparison.OrdinalIgnoreCase)
                    && file.Contains(part, StringComparison.Ordinal)
                )
            select $"{command.Project}: {word}";

        Assert.That(commands, Has.Length.GreaterThan(20));
        Assert.That(idle, Is.Empty);
    }

    [GeneratedRegex(@"(?<project>core|tools|runner|browser): `""(?<filter>[^""]+)""`")]
    private static partial Regex Command();

    // A name in backticks: a word in the text, as Tests, is none.
    [GeneratedRegex(@"`(?<name>\w+Tests)`")]
    private static partial Regex Fixture();
}
