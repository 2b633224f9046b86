using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Desks;

/// <summary>Whether code has the desk of a session at hand: what it creates is for that session.</summary>
internal sealed class DeskScope(LibraryTypes library)
{
    public bool IsIn(IOperation operation, ISymbol member)
    {
        if (operation.Descendants().Any(part => library.IsDesk(part.Type)))
        {
            return true;
        }

        for (var around = operation.FunctionAround(); around is not null; around = around.FunctionAround())
        {
            var function = around switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (HasDesk(function))
            {
                return true;
            }
        }

        return HasDesk(member as IMethodSymbol);
    }

    private bool HasDesk(IMethodSymbol? function) =>
        function is not null && function.Parameters.Any(parameter => library.IsDesk(parameter.Type));
}
