namespace AiTrader.Core.Tests.Architecture;

/// <summary>docs/architecture.md shows the folders of each project in the order that the tests hold.</summary>
public sealed class ArchitecturePageTests
{
    private const string Root = "(root)";

    [TestCase("Core")]
    [TestCase("Tools")]
    [TestCase("Runner")]
    public void The_page_lists_the_folders_in_their_order(string project) =>
        Assert.That(
            FoldersOf(SourceTree.Read("docs/architecture.md"), project),
            Is.EqualTo(Layers.FoldersOf(project).Select(folder => folder.Length == 0 ? Root : folder))
        );

    [Test]
    public void The_folders_of_a_page_are_read() =>
        Assert.That(
            FoldersOf(
                "## Folders of Core\n\n| folder | what |\n|---|---|\n| (root) | x |\n| `A` | y |\n\n## More\n| `B` |",
                "Core"
            ),
            Is.EqualTo(new[] { Root, "A" })
        );

    private static IEnumerable<string> FoldersOf(string page, string project) =>
        page.Split('\n')
            .SkipWhile(line => line != $"## Folders of {project}")
            .Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Split('|')[1].Trim().Trim('`'));
}
