using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>The control flow of one function: a method, a local function or a lambda.</summary>
internal sealed class FunctionGraph
{
    private FunctionGraph(IMethodSymbol? symbol, ControlFlowGraph graph)
    {
        Symbol = symbol;
        Graph = graph;
        Operations = graph.Blocks.Where(block => block.IsReachable).SelectMany(OperationsOf).ToImmutableArray();
    }

    /// <summary>The function; null for an initializer.</summary>
    public IMethodSymbol? Symbol { get; }

    public ControlFlowGraph Graph { get; }

    /// <summary>What it can execute itself, without the functions in it.</summary>
    public ImmutableArray<IOperation> Operations { get; }

    /// <summary>The operations of a block in their order, with their parts.</summary>
    public static IEnumerable<IOperation> OperationsOf(BasicBlock block) =>
        block
            .Operations.Concat(block.BranchValue is { } value ? [value] : [])
            .SelectMany(operation => operation.DescendantsAndSelf());

    /// <summary>The function of a body and all functions in it.</summary>
    public static IEnumerable<FunctionGraph> AllOf(
        IMethodSymbol? symbol,
        ControlFlowGraph graph,
        CancellationToken cancellationToken
    )
    {
        var own = new FunctionGraph(symbol, graph);
        yield return own;
        foreach (var local in graph.LocalFunctions)
        {
            var inner = graph.GetLocalFunctionControlFlowGraph(local, cancellationToken);
            foreach (var function in AllOf(local, inner, cancellationToken))
            {
                yield return function;
            }
        }

        foreach (var lambda in graph.Blocks.SelectMany(OperationsOf).OfType<IFlowAnonymousFunctionOperation>())
        {
            var inner = graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
            foreach (var function in AllOf(lambda.Symbol, inner, cancellationToken))
            {
                yield return function;
            }
        }
    }
}
