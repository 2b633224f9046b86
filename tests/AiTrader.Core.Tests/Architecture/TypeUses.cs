using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AiTrader.Core.Tests.Architecture;

/// <summary>
/// Finds the types that a file uses: those that it names, those whose members it calls (extension methods among them),
/// and those that its expressions have without a name (<c>var</c>, a chain of calls). Comments use nothing.
/// </summary>
internal static class TypeUses
{
    /// <summary>The types of other files of the same compilation, each once.</summary>
    public static IReadOnlyList<TypeUse> Of(SemanticModel file) =>
        [
            .. file
                .SyntaxTree.GetRoot()
                .DescendantNodes()
                .SelectMany(node => TypesOf(file, node))
                .Select(type => type.OriginalDefinition)
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
                .SelectMany(type => type.DeclaringSyntaxReferences, (type, place) => (type, place.SyntaxTree.FilePath))
                .Where(use => use.FilePath != file.SyntaxTree.FilePath)
                .Select(use => new TypeUse(use.type.Name, use.FilePath))
                .Distinct(),
        ];

    private static IEnumerable<INamedTypeSymbol> TypesOf(SemanticModel file, SyntaxNode node) =>
        node switch
        {
            UsingDirectiveSyntax { Alias: null, StaticKeyword.RawKind: 0 } directive => TypesOf(file, directive),
            ExpressionSyntax expression => TypesOf(file, expression),
            _ => [],
        };

    private static IEnumerable<INamedTypeSymbol> TypesOf(SemanticModel file, ExpressionSyntax expression)
    {
        var symbol = file.GetSymbolInfo(expression);
        var type = file.GetTypeInfo(expression);
        return symbol
            .CandidateSymbols.Append(symbol.Symbol)
            .SelectMany(TypesOf)
            .Concat(TypesOf(type.Type))
            .Concat(TypesOf(type.ConvertedType));
    }

    // A namespace that a single folder fills is as good as a type of it.
    private static IEnumerable<INamedTypeSymbol> TypesOf(SemanticModel file, UsingDirectiveSyntax directive)
    {
        if (directive.NamespaceOrType is not { } name || file.GetSymbolInfo(name).Symbol is not INamespaceSymbol space)
        {
            return [];
        }

        List<INamedTypeSymbol> types =
        [
            .. space.GetTypeMembers().Where(type => !type.DeclaringSyntaxReferences.IsEmpty),
        ];
        int folders = types
            .SelectMany(type => type.DeclaringSyntaxReferences)
            .Select(place => Path.GetDirectoryName(place.SyntaxTree.FilePath))
            .Distinct()
            .Count();
        return folders == 1 ? types.Take(1) : [];
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(ISymbol? symbol) =>
        symbol switch
        {
            null or INamespaceSymbol or ITypeParameterSymbol => [],
            IArrayTypeSymbol array => TypesOf(array.ElementType),
            INamedTypeSymbol type => type
                .TypeArguments.SelectMany(TypesOf)
                .Append(type)
                .Concat(TypesOf(type.ContainingType)),
            IMethodSymbol method => TypesOf((method.ReducedFrom ?? method).ContainingType)
                .Concat(method.TypeArguments.SelectMany(TypesOf)),
            _ => TypesOf(symbol.ContainingType),
        };
}
