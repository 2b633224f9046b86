using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>Looks for a hold that follows a catch, in the function of the catch and in those that call it.</summary>
internal sealed class HoldSearch
{
    private readonly HoldTypes _types;
    private readonly Action<Diagnostic> _report;
    private readonly List<FunctionGraph> _functions;
    private readonly HashSet<ISymbol> _holders = new(SymbolEqualityComparer.Default);

    public HoldSearch(
        HoldTypes types,
        IEnumerable<(IMethodSymbol? Method, IOperation Body)> bodies,
        Action<Diagnostic> report,
        CancellationToken cancellationToken
    )
    {
        _types = types;
        _report = report;
        _functions =
        [
            .. from body in bodies
            let graph = Graphs.Of(body.Body, cancellationToken)
            where graph is not null
            from function in FunctionGraph.AllOf(body.Method, graph, cancellationToken)
            select function,
        ];
        FindHolders();
    }

    public void Report()
    {
        var swallows = new Swallows(_types);
        foreach (var swallow in _functions.SelectMany(swallows.In))
        {
            if (HoldAfter(swallow) is { } hold)
            {
                _report(Create(swallow, hold));
            }
        }
    }

    // The methods and functions of the type that hold, themselves or by others of the type.
    private void FindHolders()
    {
        bool hasMore = true;
        while (hasMore)
        {
            hasMore = false;
            foreach (var function in _functions.Where(function => function.Symbol is not null))
            {
                hasMore |= function.Operations.Any(IsHold) && _holders.Add(function.Symbol!);
            }
        }
    }

    private IOperation? HoldAfter(Swallow swallow)
    {
        var path = new FlowPath(swallow, IsHoldAfter, _types.EndsInFault);
        var found = path.From(swallow.Handler);
        if (found is not null)
        {
            return found;
        }

        var callers = new Queue<IMethodSymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        if (path.ReachesExit && swallow.Function.Symbol is { } own)
        {
            callers.Enqueue(own);
        }

        while (callers.Count > 0)
        {
            var called = callers.Dequeue();
            if (!seen.Add(called))
            {
                continue;
            }

            foreach (var caller in _functions)
            {
                foreach (var call in caller.Operations.OfType<IInvocationOperation>().Where(IsCallOf(called)))
                {
                    var after = new FlowPath(swallow, IsHoldAfter, _types.EndsInFault);
                    if (after.FromCall(caller, call) is { } hold)
                    {
                        return hold;
                    }

                    if (after.ReachesExit && caller.Symbol is { } next)
                    {
                        callers.Enqueue(next);
                    }
                }
            }
        }

        return null;

        // What is tried is not what follows; a loop comes back to it.
        bool IsHoldAfter(IOperation operation) =>
            !IsIn(swallow.Attempt.Body.Syntax, operation.Syntax)
            && (IsHold(operation) || IsHoldInHandler(operation, swallow));
    }

    private bool IsHold(IOperation operation) =>
        _types.IsHold(operation)
        || (operation is IInvocationOperation call && _holders.Contains(call.TargetMethod.OriginalDefinition));

    private bool IsHoldInHandler(IOperation operation, Swallow swallow) =>
        IsIn(swallow.Clause.Syntax, operation.Syntax)
        && (
            HoldTypes.IsHoldByName(operation)
            || (operation is IFlowAnonymousFunctionOperation lambda && _holders.Contains(lambda.Symbol))
        );

    private static Func<IInvocationOperation, bool> IsCallOf(IMethodSymbol called) =>
        call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, called);

    private static Diagnostic Create(Swallow swallow, IOperation hold)
    {
        var place = hold.Syntax.GetLocation();
        var keyword = ((CatchClauseSyntax)swallow.Clause.Syntax).CatchKeyword;
        return Diagnostic.Create(
            Rules.HoldAfterFailure,
            keyword.GetLocation(),
            [place],
            $"'{NameOf(hold)}'",
            place.GetLineSpan().StartLinePosition.Line + 1
        );
    }

    private static string NameOf(IOperation hold) =>
        hold is IInvocationOperation call ? call.TargetMethod.Name : hold.Syntax.ToString().Split('\r', '\n')[0];

    private static bool IsIn(SyntaxNode whole, SyntaxNode part) =>
        whole.SyntaxTree == part.SyntaxTree && whole.Span.Contains(part.Span);
}
