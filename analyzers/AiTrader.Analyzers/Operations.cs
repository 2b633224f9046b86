using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers;

/// <summary>Questions about operations that more than one rule asks.</summary>
internal static class Operations
{
    /// <summary>The value before the compiler's and the author's conversions.</summary>
    public static IOperation Unconverted(this IOperation value)
    {
        while (true)
        {
            switch (value)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    value = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    value = parenthesized.Operand;
                    break;
                default:
                    return value;
            }
        }
    }

    /// <summary>The values that a factory returns, or a method of that name; a value itself where it is none.</summary>
    public static IEnumerable<ITypeSymbol> ProvidedTypes(this IOperation value) =>
        value.Unconverted() switch
        {
            ITypeOfOperation type => [type.TypeOperand],
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation function } => function
                .Body.Descendants()
                .OfType<IReturnOperation>()
                .Where(returned => returned.FunctionAround() == function)
                .Select(returned => returned.ReturnedValue?.Unconverted().Type)
                .OfType<ITypeSymbol>(),
            IDelegateCreationOperation { Target: IMethodReferenceOperation method } => [method.Method.ReturnType],
            { Type: { } type } => [type],
            _ => [],
        };

    /// <summary>The function in which an operation is; null for the body of a method.</summary>
    public static IOperation? FunctionAround(this IOperation operation)
    {
        var around = operation.Parent;
        while (around is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation)
        {
            around = around.Parent;
        }

        return around;
    }

    /// <summary>The static, or the member of this object, from which a chain of members begins.</summary>
    public static ISymbol? MemberOf(this IOperation? operation) =>
        operation switch
        {
            IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
            IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
            IEventReferenceOperation { Instance: null or IInstanceReferenceOperation } raised => raised.Event,
            IMemberReferenceOperation member => member.Instance?.Unconverted().MemberOf(),
            IConditionalAccessInstanceOperation access => access.AccessedValue()?.MemberOf(),
            _ => null,
        };

    private static IOperation? AccessedValue(this IOperation access)
    {
        var around = access.Parent;
        while (around is not null and not IConditionalAccessOperation)
        {
            around = around.Parent;
        }

        return (around as IConditionalAccessOperation)?.Operation.Unconverted();
    }
}
