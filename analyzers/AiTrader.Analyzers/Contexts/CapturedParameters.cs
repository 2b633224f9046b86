using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Contexts;

/// <summary>The parameters of primary constructors that objects keep, because their members use them.</summary>
internal sealed class CapturedParameters(KeptTypes kept, LongLivedTypes longLived, KeptReport report)
{
    private readonly ConcurrentDictionary<IParameterSymbol, INamedTypeSymbol> _captured = new(
        SymbolEqualityComparer.Default
    );

    public void Look(OperationAnalysisContext context)
    {
        var reference = (IParameterReferenceOperation)context.Operation;
        var parameter = reference.Parameter;
        if (
            !IsCaptured(reference, context.ContainingSymbol)
            || kept.InLongLived(parameter.Type) is not { } found
            || !_captured.TryAdd(parameter, found)
            || longLived.WhereIn(parameter.ContainingType) is not { } where
        )
        {
            return;
        }

        report.Add(
            Rules.KeptContext,
            parameter.Locations.FirstOrDefault(),
            (KeptMembers.NameOf(parameter), found, where),
            context.ReportDiagnostic,
            context.CancellationToken
        );
    }

    /// <summary>Those of a type and of its bases.</summary>
    public IEnumerable<(IParameterSymbol Parameter, INamedTypeSymbol Kept)> Of(INamedTypeSymbol type)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            foreach (var parameter in part.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
            {
                if (_captured.TryGetValue(parameter.OriginalDefinition, out var found))
                {
                    yield return (parameter, found);
                }
            }
        }
    }

    // An initializer that uses it is done when the object is made; a function in it keeps it.
    private static bool IsCaptured(IParameterReferenceOperation reference, ISymbol user) =>
        reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && IsPrimary(reference.Parameter)
        && (
            reference.FunctionAround() is not null
            || (
                user is IMethodSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null }
                && !SymbolEqualityComparer.Default.Equals(user, constructor)
                && !IsInInitializer(reference)
            )
        );

    private static bool IsInInitializer(IOperation operation)
    {
        var around = operation;
        while (around.Parent is not null)
        {
            around = around.Parent;
        }

        return around is ISymbolInitializerOperation;
    }

    private static bool IsPrimary(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Any(place =>
            place.GetSyntax().Parent?.Parent is TypeDeclarationSyntax and not RecordDeclarationSyntax
        );
}
