using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>Which exceptions a catch takes, and whether a desk's failure can be among them.</summary>
internal static class CaughtFailure
{
    // What the values of the author's own code throw: a reply that is not JSON, a division by zero. A desk does not.
    private static readonly ImmutableHashSet<string> OfValues = ImmutableHashSet.Create(
        "System.FormatException",
        "System.ArgumentException",
        "System.ArithmeticException",
        "System.InvalidCastException",
        "System.IndexOutOfRangeException",
        "System.Collections.Generic.KeyNotFoundException",
        "System.Text.Json.JsonException",
        "AiTrader.Tools.ToolArgumentException"
    );

    /// <summary>Whether the catch can take a failure of a desk.</summary>
    public static bool CanBeOfDesk(ICatchClauseOperation clause, ITryOperation attempt)
    {
        ImmutableArray<ITypeSymbol>? caught = clause.Filter is { } filter ? Narrowed(filter.Unconverted()) : null;
        return caught is not { } types
            ? CanBeOfDesk(clause.ExceptionType, attempt)
            : types.Any(type => CanBeOfDesk(type, attempt));
    }

    private static bool CanBeOfDesk(ITypeSymbol? type, ITryOperation attempt)
    {
        for (var part = type; part is not null; part = part.BaseType)
        {
            if (OfValues.Contains(part.ToDisplayString()))
            {
                return false;
            }
        }

        return type is null
            || type.DeclaringSyntaxReferences.IsEmpty
            || type is ITypeParameterSymbol
            || IsWrapped(type, attempt);
    }

    // An exception of the author's own steers the author's own code, unless it is thrown for another that was caught.
    private static bool IsWrapped(ITypeSymbol type, ITryOperation attempt) =>
        attempt
            .Body.Descendants()
            .OfType<ICatchClauseOperation>()
            .SelectMany(inner => inner.Handler.Descendants())
            .OfType<IThrowOperation>()
            .Any(thrown => SymbolEqualityComparer.Default.Equals(thrown.Exception?.Unconverted().Type, type));

    // The types to which a filter narrows the exception; null where it does not say types. A method that is asked about
    // the exception can narrow it to anything: none.
    private static ImmutableArray<ITypeSymbol>? Narrowed(IOperation filter) =>
        filter switch
        {
            IIsTypeOperation { IsNegated: false } test => [test.TypeOperand],
            IIsPatternOperation pattern => NarrowedBy(pattern.Pattern),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => Narrowed(
                both.LeftOperand.Unconverted()
            ) ?? Narrowed(both.RightOperand.Unconverted()),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Both(
                Narrowed(either.LeftOperand.Unconverted()),
                Narrowed(either.RightOperand.Unconverted())
            ),
            IInvocationOperation call when call.Arguments.Any(argument => IsException(argument.Value)) =>
                ImmutableArray<ITypeSymbol>.Empty,
            _ => null,
        };

    private static ImmutableArray<ITypeSymbol>? NarrowedBy(IPatternOperation pattern) =>
        pattern switch
        {
            ITypePatternOperation type => [type.MatchedType],
            IDeclarationPatternOperation { MatchedType: { } type } => [type],
            IRecursivePatternOperation { MatchedType: { } type } => [type],
            IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => Both(
                NarrowedBy(either.LeftPattern),
                NarrowedBy(either.RightPattern)
            ),
            IBinaryPatternOperation both => NarrowedBy(both.LeftPattern) ?? NarrowedBy(both.RightPattern),
            _ => null,
        };

    private static ImmutableArray<ITypeSymbol>? Both(
        ImmutableArray<ITypeSymbol>? one,
        ImmutableArray<ITypeSymbol>? other
    ) => one is null || other is null ? null : one.Value.AddRange(other.Value);

    private static bool IsException(IOperation value)
    {
        for (var type = value.Unconverted().Type; type is not null; type = type.BaseType)
        {
            if (type.Name == "Exception" && type.ContainingNamespace.Name == "System")
            {
                return true;
            }
        }

        return false;
    }
}
