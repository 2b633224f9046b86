namespace AiTrader.Core.Tests.Architecture;

/// <summary>No folder of the program uses another that uses it in turn, folders within folders among them.</summary>
public sealed class CircleTests
{
    private const string Program = "src/AiTrader.Runner";

    [Test]
    public void The_folders_of_the_program_form_no_circle() =>
        Assert.That(FoldersInCircles(SourceTypes.Src.Arrows(FolderOf)), Is.Empty);

    [Test]
    public void A_circle_is_found()
    {
        var sources = new SourceTypes([
            ($"{Program}/A/A.cs", "class A { B? _b; }"),
            ($"{Program}/A/Inner/B.cs", "class B { C? _c; }"),
            ($"{Program}/C/C.cs", "class C { A? _a; D? _d; }"),
            ($"{Program}/D/D.cs", "class D;"),
        ]);

        Assert.That(
            FoldersInCircles(sources.Arrows(FolderOf)),
            Is.EquivalentTo(new[] { $"{Program}/A", $"{Program}/A/Inner", $"{Program}/C" })
        );
    }

    private static string? FolderOf(string path) =>
        path.StartsWith($"{Program}/", StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : null;

    private static IEnumerable<string> FoldersInCircles(ILookup<string, string> arrows) =>
        arrows.Select(folder => folder.Key).Where(folder => Reach(folder, arrows).Contains(folder));

    private static HashSet<string> Reach(string folder, ILookup<string, string> arrows)
    {
        var reached = new HashSet<string>();
        var left = new Stack<string>(arrows[folder]);
        while (left.TryPop(out string? next))
        {
            if (reached.Add(next))
            {
                foreach (string further in arrows[next])
                {
                    left.Push(further);
                }
            }
        }

        return reached;
    }
}
