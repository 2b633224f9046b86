using System.Text.RegularExpressions;
using AiTrader.Core.Tests.Architecture;

namespace AiTrader.Core.Tests.Documentation;

/// <summary>What README says is what there is.</summary>
public sealed class ReadmeTests
{
    private static string Root => SourceTree.Root;

    [Test]
    public void The_embedding_code_is_the_first_sample_which_is_compiled_and_run()
    {
        string code = Regex
            .Match(File.ReadAllText(Path.Combine(Root, "README.md")), "```csharp\n(.*?)```", RegexOptions.Singleline)
            .Groups[1]
            .Value;

        Assert.That(code, Is.EqualTo(File.ReadAllText(Path.Combine(Root, "samples", "01-first-run", "Program.cs"))));
    }

    [Test]
    public void The_embedding_code_is_short()
    {
        var lines = File.ReadLines(Path.Combine(Root, "samples", "01-first-run", "Program.cs"))
            .Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));

        Assert.That(lines.Count(), Is.LessThanOrEqualTo(15));
    }

    [Test]
    public void The_test_command_is_the_one_that_CI_calls() =>
        Assert.That(
            File.ReadAllText(Path.Combine(Root, ".ci", "run")),
            Does.Contain("\ndotnet test AiTrader.sln -c Release ")
        );

    [Test]
    public void Every_link_to_a_file_leads_somewhere()
    {
        var dead = Directory
            .GetFiles(Root, "*.md", SearchOption.AllDirectories)
            .Where(page =>
                !page.Contains(
                    $"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}",
                    StringComparison.Ordinal
                )
            )
            .SelectMany(page =>
                Regex
                    .Matches(File.ReadAllText(page), @"\]\((?!https?:|#)([^)#]+)")
                    .Select(link => (Page: page, Target: link.Groups[1].Value))
            )
            .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(link.Page)!, link.Target)));

        Assert.That(dead, Is.Empty);
    }
}
