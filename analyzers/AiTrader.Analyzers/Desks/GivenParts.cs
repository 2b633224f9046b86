using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace AiTrader.Analyzers.Desks;

/// <summary>The brokerages and market data that an object is given when it is made.</summary>
internal sealed class GivenParts(LibraryTypes library)
{
    // Generic types of the framework that give a value, or many.
    private static readonly ImmutableHashSet<string> Containers = ImmutableHashSet.Create(
        "Lazy",
        "Task",
        "ValueTask",
        "IEnumerable",
        "IReadOnlyCollection",
        "IReadOnlyList",
        "IReadOnlyDictionary",
        "IDictionary",
        "IList",
        "List",
        "Dictionary",
        "ImmutableArray"
    );

    /// <summary>Those of a constructor's parameters, and of properties that are set with it.</summary>
    public IEnumerable<GivenPart> Of(INamedTypeSymbol type)
    {
        foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
        {
            if (!IsCopy(parameter) && Find(parameter.Type) is { } part)
            {
                yield return new GivenPart(parameter, part, "its constructor");
            }
        }

        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property is { IsStatic: false, SetMethod: { } setter } && (property.IsRequired || setter.IsInitOnly))
            {
                if (Find(property.Type) is { } part)
                {
                    yield return new GivenPart(property, part, "a property");
                }
            }
        }
    }

    /// <summary>The brokerage or the market data that a value of a type is, or gives.</summary>
    public INamedTypeSymbol? Find(ITypeSymbol type) =>
        library.PastTheDesk(type)
        ?? type switch
        {
            IArrayTypeSymbol array => library.PastTheDesk(array.ElementType),
            INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod: { } invoke } => IsForASession(invoke)
                ? null
                : library.PastTheDesk(invoke.ReturnType),
            INamedTypeSymbol { IsGenericType: true } named when Containers.Contains(named.Name) => named
                .TypeArguments.Select(library.PastTheDesk)
                .FirstOrDefault(part => part is not null),
            INamedTypeSymbol named when !library.IsDesk(named) => FindInBundle(named),
            _ => null,
        };

    // A record of dependencies: what it shows, its owner uses.
    private INamedTypeSymbol? FindInBundle(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty
            ? null
            : type.GetMembers()
                .OfType<IPropertySymbol>()
                .Where(property => property is { IsStatic: false, DeclaredAccessibility: not Accessibility.Private })
                .Select(property => library.PastTheDesk(property.Type))
                .FirstOrDefault(part => part is not null);

    // A function of a desk gives what belongs to its session.
    private bool IsForASession(IMethodSymbol function) =>
        function.Parameters.Any(parameter => library.IsDesk(parameter.Type));

    // A record has a constructor that copies it.
    private static bool IsCopy(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, parameter.ContainingType);
}
