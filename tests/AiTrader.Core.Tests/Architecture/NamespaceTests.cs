using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>A folder of the libraries has one namespace; the map is in <see cref="Layers"/>.</summary>
public sealed class NamespaceTests
{
    [TestCaseSource(nameof(Files))]
    public void A_file_is_in_the_namespace_of_its_folder(string path) =>
        Assert.That(
            NamespacesOf(SourceTree.Read(path)),
            Is.All.EqualTo(
                Layers.NamespaceExceptions.TryGetValue(Path.GetFileName(path), out string? exception)
                    ? exception
                    : Layers.Namespaces[Layer.Of(path)]
            )
        );

    [Test]
    public void What_an_application_uses_is_nine_namespaces() =>
        Assert.That(
            Layers.Namespaces.Values.Distinct().Where(name => name.StartsWith("AiTrader", StringComparison.Ordinal)),
            Has.Exactly(9).Items
        );

    [Test]
    public void A_namespace_in_either_form_is_read() =>
        Assert.That(
            NamespacesOf("namespace AiTrader.Prices { } namespace AiTrader.Rules { }")
                .Concat(NamespacesOf("namespace AiTrader.Audits; class X;")),
            Is.EqualTo(new[] { "AiTrader.Prices", "AiTrader.Rules", "AiTrader.Audits" })
        );

    private static IEnumerable<string> Files() => SourceTree.Files("src/AiTrader.Core", "src/AiTrader.Tools");

    private static IEnumerable<string> NamespacesOf(string text) =>
        CSharpSyntaxTree
            .ParseText(text)
            .GetRoot()
            .ChildNodes()
            .OfType<BaseNamespaceDeclarationSyntax>()
            .Select(space => space.Name.ToString());
}
