using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Contexts;

/// <summary>The types that the compilation registers as singletons, and what of one session they keep.</summary>
internal sealed class Singletons(KeptTypes kept, LongLivedTypes longLived, KeptReport report)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);

    public void LookAtCall(OperationAnalysisContext context) =>
        Add(context, Registration.TypesOf((IInvocationOperation)context.Operation));

    public void LookAtCreation(OperationAnalysisContext context) =>
        Add(context, Registration.TypesOf((IObjectCreationOperation)context.Operation));

    public void End(CompilationAnalysisContext context)
    {
        foreach (var type in _types.Keys.Where(type => longLived.WhereIn(type) is null))
        {
            foreach (var (place, name, found) in KeptIn(type))
            {
                report.Add(
                    Rules.ContextOfSingleton,
                    place,
                    (name, found, KeptMessage.InSingleton),
                    context.ReportDiagnostic,
                    context.CancellationToken
                );
            }
        }
    }

    private void Add(OperationAnalysisContext context, IEnumerable<ITypeSymbol> types)
    {
        foreach (var type in types.OfType<INamedTypeSymbol>())
        {
            if (kept.InLongLived(type) is { } found && type.DeclaringSyntaxReferences.IsEmpty)
            {
                report.Add(
                    Rules.KeptContext,
                    context.Operation.Syntax.GetLocation(),
                    (NameOf(context.Operation), found, KeptMessage.InContainer),
                    context.ReportDiagnostic,
                    context.CancellationToken
                );
            }
            else if (!type.DeclaringSyntaxReferences.IsEmpty)
            {
                _types.TryAdd(type.IsUnboundGenericType ? type.OriginalDefinition : type, true);
            }
        }
    }

    private IEnumerable<(Location? Place, string Name, INamedTypeSymbol Kept)> KeptIn(INamedTypeSymbol type)
    {
        foreach (var field in KeptTypes.InstanceFields(type))
        {
            if (kept.InLongLived(field.Type) is { } found)
            {
                var (place, name) = KeptMembers.PlaceOf(field);
                yield return (place, name, found);
            }
        }
    }

    private static string NameOf(IOperation registration) =>
        registration is IInvocationOperation call ? call.TargetMethod.Name : "ServiceDescriptor";
}
