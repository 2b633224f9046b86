using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Contexts;

/// <summary>
/// Values of one session that are put where the type of the variable does not say it: an object, a dictionary of
/// objects, a function that captured them.
/// </summary>
internal sealed class KeptValues(LibraryTypes library, KeptTypes kept, LongLivedTypes longLived, KeptReport report)
{
    private static readonly ImmutableHashSet<string> Additions = ImmutableHashSet.Create(
        "Add",
        "TryAdd",
        "AddOrUpdate",
        "GetOrAdd",
        "Enqueue",
        "Push",
        "Insert",
        "AddFirst",
        "AddLast"
    );

    public void LookAtAssignment(OperationAnalysisContext context)
    {
        var (target, value) = context.Operation switch
        {
            IAssignmentOperation assignment => (assignment.Target, assignment.Value),
            IEventAssignmentOperation { Adds: true } added => (added.EventReference, added.HandlerValue),
            _ => (null, null),
        };
        if (target?.Unconverted().MemberOf() is { } member && value is not null)
        {
            Look(context, member, value);
        }
    }

    public void LookAtInitializer(OperationAnalysisContext context)
    {
        var initializer = (ISymbolInitializerOperation)context.Operation;
        var members = initializer switch
        {
            IFieldInitializerOperation field => field.InitializedFields.CastArray<ISymbol>(),
            IPropertyInitializerOperation property => property.InitializedProperties.CastArray<ISymbol>(),
            _ => ImmutableArray<ISymbol>.Empty,
        };
        foreach (var member in members)
        {
            Look(context, member, initializer.Value);
        }
    }

    public void LookAtCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (
            !Additions.Contains(call.TargetMethod.Name)
            || !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
            || call.Instance?.Unconverted().MemberOf() is not { } member
        )
        {
            return;
        }

        // A set of contexts says what it keeps; a list of objects does not.
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter is { Name: not "key" }))
        {
            if (library.OfOneSession(argument.Parameter!.Type) is null)
            {
                Look(context, member, argument.Value);
            }
        }
    }

    private void Look(OperationAnalysisContext context, ISymbol member, IOperation value)
    {
        string? where = member.IsStatic ? KeptMessage.InStatic : longLived.WhereIn(member.ContainingType);
        if (where is null || IsReportedItself(member) || KeptBy(value.Unconverted()) is not { } found)
        {
            return;
        }

        report.Add(
            Rules.KeptContext,
            value.Syntax.GetLocation(),
            (KeptMembers.NameOf(member), found, where),
            context.ReportDiagnostic,
            context.CancellationToken
        );
    }

    private bool IsReportedItself(ISymbol member) =>
        (member is IFieldSymbol field && Keeps(field, field.Type))
        || (member is IPropertySymbol property && Keeps(property, property.Type));

    private bool Keeps(ISymbol member, ITypeSymbol type) =>
        (member.IsStatic ? kept.InStatic(type) : kept.InLongLived(type)) is not null;

    private INamedTypeSymbol? KeptBy(IOperation value) =>
        value switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => CapturedBy(function),
            { Type: { } type } => library.OfOneSession(type),
            _ => null,
        };

    // What a function uses of the method around it lives as long as the function.
    private INamedTypeSymbol? CapturedBy(IAnonymousFunctionOperation function) =>
        UsedBy(function)
            .Where(used => !IsDeclaredIn(used.Symbol, function))
            .Select(used => library.OfOneSession(used.Type))
            .FirstOrDefault(found => found is not null);

    private static IEnumerable<(ISymbol Symbol, ITypeSymbol Type)> UsedBy(IAnonymousFunctionOperation function) =>
        function
            .Body.Descendants()
            .Select(operation =>
                operation switch
                {
                    ILocalReferenceOperation local => (local.Local, local.Local.Type),
                    IParameterReferenceOperation parameter => (parameter.Parameter, parameter.Parameter.Type),
                    _ => default((ISymbol Symbol, ITypeSymbol Type)),
                }
            )
            .Where(used => used.Symbol is not null);

    private static bool IsDeclaredIn(ISymbol symbol, IAnonymousFunctionOperation function) =>
        symbol.DeclaringSyntaxReferences.Any(place =>
            place.SyntaxTree == function.Syntax.SyntaxTree && function.Syntax.Span.Contains(place.Span)
        );
}
