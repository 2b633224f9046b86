using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>The control flow around a body.</summary>
internal static class Graphs
{
    /// <summary>The graph of the method or initializer that a body belongs to; null for an attribute.</summary>
    public static ControlFlowGraph? Of(IOperation body, CancellationToken cancellationToken)
    {
        var root = body;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
            _ => null,
        };
    }
}
