using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>What belongs together is a record with a name, not a long row of parameters.</summary>
public sealed class ConstructorTests
{
    private const int Most = 6;

    [Test]
    public void No_constructor_has_more_than_six_parameters() =>
        Assert.That(SourceTree.Files("src").SelectMany(file => LongConstructorsOf(SourceTree.Read(file))), Is.Empty);

    [Test]
    public void A_long_constructor_is_found()
    {
        const string Six = "int a, int b, int c, int d, int e, int f";

        Assert.That(
            LongConstructorsOf(
                $"record A({Six}, int g); class B({Six}, int g); class C {{ C({Six}, int g) {{ }} }} "
                    + $"record D({Six}); class E {{ E({Six}) {{ }} }}"
            ),
            Is.EqualTo(new[] { "A", "B", "C" })
        );
    }

    private static IEnumerable<string> LongConstructorsOf(string text) =>
        CSharpSyntaxTree
            .ParseText(text)
            .GetRoot()
            .DescendantNodes()
            .Select(node =>
                node switch
                {
                    TypeDeclarationSyntax type => (type.Identifier.Text, type.ParameterList),
                    ConstructorDeclarationSyntax constructor => (
                        constructor.Identifier.Text,
                        constructor.ParameterList
                    ),
                    _ => ("", null),
                }
            )
            .Where(constructor => constructor.Item2?.Parameters.Count > Most)
            .Select(constructor => constructor.Item1);
}
