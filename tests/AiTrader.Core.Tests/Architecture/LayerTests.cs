namespace AiTrader.Core.Tests.Architecture;

/// <summary>A project uses only those before it, and so does a folder within a project.</summary>
public sealed class LayerTests
{
    [TestCaseSource(nameof(Files))]
    public void A_file_uses_only_what_comes_before_it(string path) =>
        Assert.That(ViolationsOf(SourceTypes.Src, path), Is.Empty);

    [Test]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.That(Files().Select(Layer.Of).Distinct().Where(layer => !Layers.Contains(layer)), Is.Empty);

    [Test]
    public void Every_place_in_the_order_is_a_folder_that_holds_something() =>
        Assert.That(
            Layers
                .Order.SelectMany(project => project.Folders.Select(folder => new Layer(project.Project, folder)))
                .Where(layer => layer.Folder.Length > 0),
            Is.SubsetOf(Files().Select(Layer.Of).Distinct())
        );

    private static IEnumerable<string> Files() => SourceTree.Files("src");

    private static IEnumerable<string> ViolationsOf(SourceTypes sources, string path)
    {
        var layer = Layer.Of(path);
        return sources
            .UsesOf(path)
            .Select(use => (use.Type, Objection: Layers.Objection(layer, Layer.Of(use.Path))))
            .Where(use => use.Objection is not null)
            .Select(use => $"uses {use.Type}, {use.Objection}");
    }
}
