using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AiTrader.Analyzers.Contexts;

/// <summary>Fields and properties whose type says what they keep.</summary>
internal sealed class KeptMembers(KeptTypes kept, LongLivedTypes longLived, KeptReport report)
{
    public void Look(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => field is { IsStatic: true }))
        {
            if (!field.IsConst && kept.InStatic(field.Type) is { } found)
            {
                Report(context, field, found, KeptMessage.InStatic);
            }
        }

        if (longLived.WhereIn(type) is not { } where)
        {
            return;
        }

        foreach (var (field, found) in KeptIn(type))
        {
            Report(context, field, found, where);
        }
    }

    /// <summary>The fields of an object that keep something of one session.</summary>
    public IEnumerable<(IFieldSymbol Field, INamedTypeSymbol Kept)> KeptIn(INamedTypeSymbol type) =>
        from field in KeptTypes.InstanceFields(type)
        let found = kept.InLongLived(field.Type)
        where found is not null
        select (field, found);

    /// <summary>The place and the name of a field, or of the property or parameter that it is behind.</summary>
    public static (Location? Place, string Name) PlaceOf(IFieldSymbol field)
    {
        var member = field.AssociatedSymbol ?? field;
        string name = NameOf(member);
        return (
            member.Locations.FirstOrDefault(),
            IsOfParameter(field) ? name.Replace("<", "").Replace(">P", "") : name
        );
    }

    /// <summary>A member with its type, as messages name it.</summary>
    public static string NameOf(ISymbol member) => $"{member.ContainingType.Name}.{member.Name}";

    // The compiler's own field for a parameter of a primary constructor that members use: <context>P.
    private static bool IsOfParameter(IFieldSymbol field) =>
        field is { IsImplicitlyDeclared: true, AssociatedSymbol: null };

    private void Report(SymbolAnalysisContext context, IFieldSymbol field, INamedTypeSymbol found, string where)
    {
        var (place, name) = PlaceOf(field);
        report.Add(Rules.KeptContext, place, (name, found, where), context.ReportDiagnostic, context.CancellationToken);
    }
}
