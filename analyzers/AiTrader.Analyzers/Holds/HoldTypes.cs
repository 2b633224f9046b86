using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>What AIT003 knows of calls: which ask a desk, which hold, and after which no hold can follow.</summary>
internal sealed class HoldTypes(LibraryTypes library)
{
    /// <summary>Whether a call asks the desk, a brokerage or market data, or is given one of them.</summary>
    public bool AsksDesk(IOperation operation) =>
        operation is IInvocationOperation call
        && (
            IsPart(call.Instance?.Type)
            || call.Arguments.Any(argument => IsPart(argument.Value.Unconverted().Type))
            || (call.Instance?.Type is { } type && SymbolEqualityComparer.Default.Equals(type, library.BoundTools))
        );

    /// <summary>Whether it is the call, or the method, with which a trader holds.</summary>
    public bool IsHold(IOperation operation) =>
        operation switch
        {
            IInvocationOperation call => IsHold(call.TargetMethod, call.Instance?.Type),
            IMethodReferenceOperation method => IsHold(method.Method, method.Instance?.Type),
            _ => false,
        };

    /// <summary>Whether no hold can follow a call: it throws, or reports the failure to the desk.</summary>
    public bool EndsInFault(IOperation operation) =>
        operation is IInvocationOperation call
        && (
            (
                call.TargetMethod.Name is "Fail" or "ThrowIfFaulted"
                && call.Instance?.Type is { } type
                && library.ToolDesk is { } desk
                && LibraryTypes.IsOrImplements(type, desk)
            )
            || call.TargetMethod.GetAttributes()
                .Any(attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute")
        );

    /// <summary>
    /// Whether a value is a decision to hold by its name, such as <c>Signal.Hold</c>: the caller then holds.
    /// </summary>
    public static bool IsHoldByName(IOperation operation) =>
        operation switch
        {
            IFieldReferenceOperation field => IsHoldName(field.Field.Name),
            IPropertyReferenceOperation property => IsHoldName(property.Property.Name),
            IInvocationOperation call => call.TargetMethod.IsStatic && IsHoldName(call.TargetMethod.Name),
            IObjectCreationOperation creation => IsHoldName(creation.Type?.Name),
            ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => IsHoldName(text),
            _ => false,
        };

    private static bool IsHoldName(string? name) =>
        string.Equals(name, "hold", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "held", StringComparison.OrdinalIgnoreCase);

    private bool IsHold(IMethodSymbol method, ITypeSymbol? type) =>
        method.Name == "HoldAsync" && type is not null && (IsDesk(type) || IsA(type, library.Brokerage));

    private bool IsPart(ITypeSymbol? type) =>
        type is not null && (IsDesk(type) || IsA(type, library.Brokerage) || IsA(type, library.MarketData));

    private bool IsDesk(ITypeSymbol type) => library.IsDesk(type);

    private static bool IsA(ITypeSymbol type, INamedTypeSymbol? contract) =>
        contract is not null && LibraryTypes.IsOrImplements(type, contract);
}
