using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>Follows the control flow from a catch until a hold, a throw or the end of the function.</summary>
/// <param name="swallow">The catch.</param>
/// <param name="isHold">Whether an operation is the hold that is looked for.</param>
/// <param name="endsInFault">Whether no hold can follow an operation.</param>
internal sealed class FlowPath(Swallow swallow, Func<IOperation, bool> isHold, Func<IOperation, bool> endsInFault)
{
    private readonly HashSet<BasicBlock> _seen = [];
    private readonly Queue<BasicBlock> _next = new();
    private readonly HashSet<ISymbol> _marks = new(SymbolEqualityComparer.Default);
    private IInvocationOperation? _call;

    /// <summary>Whether the function can end without a throw after the failure.</summary>
    public bool ReachesExit { get; private set; }

    /// <summary>The first hold after a catch begins; null for none.</summary>
    public IOperation? From(ControlFlowRegion handler)
    {
        foreach (var assignment in swallow.Clause.Handler.Descendants().OfType<IAssignmentOperation>())
        {
            Mark(assignment.Target);
        }

        _next.Enqueue(swallow.Function.Graph.Blocks[handler.FirstBlockOrdinal]);
        return Follow(swallow.Function.Graph);
    }

    /// <summary>The first hold after a call returns; null for none.</summary>
    public IOperation? FromCall(FunctionGraph caller, IInvocationOperation call)
    {
        _call = call;
        var block = caller.Graph.Blocks.First(candidate => FunctionGraph.OperationsOf(candidate).Contains(call));
        MarkResult(block, call);
        var after = FunctionGraph.OperationsOf(block).Where(part => part.Syntax.SpanStart > call.Syntax.Span.End);
        foreach (var operation in after)
        {
            if (endsInFault(operation))
            {
                return null;
            }

            if (isHold(operation))
            {
                return operation;
            }
        }

        Continue(block, caller.Graph);
        return Follow(caller.Graph);
    }

    private IOperation? Follow(ControlFlowGraph graph)
    {
        while (_next.Count > 0)
        {
            var block = _next.Dequeue();
            if (!_seen.Add(block))
            {
                continue;
            }

            if (block.Kind == BasicBlockKind.Exit)
            {
                ReachesExit = true;
                continue;
            }

            bool isFault = false;
            foreach (var operation in FunctionGraph.OperationsOf(block))
            {
                if (endsInFault(operation))
                {
                    isFault = true;
                    break;
                }

                if (isHold(operation))
                {
                    return operation;
                }
            }

            if (!isFault)
            {
                Continue(block, graph);
            }
        }

        return null;
    }

    private void Continue(BasicBlock block, ControlFlowGraph graph)
    {
        // The failure was noted, and is thrown after all.
        if (block.ConditionKind != ControlFlowConditionKind.None && ReadsMark(block) && Branches(block).Any(Throws))
        {
            return;
        }

        foreach (var branch in Branches(block))
        {
            foreach (var region in branch.FinallyRegions)
            {
                _next.Enqueue(graph.Blocks[region.FirstBlockOrdinal]);
            }

            if (branch.Destination is { } destination)
            {
                _next.Enqueue(destination);
            }
        }
    }

    private bool ReadsMark(BasicBlock block) =>
        FunctionGraph
            .OperationsOf(block)
            .Any(operation => operation == _call || (SymbolOf(operation) is { } symbol && _marks.Contains(symbol)));

    private bool Throws(ControlFlowBranch branch)
    {
        var block = branch.Destination;
        for (int steps = 0; block is not null && steps < 5; steps++)
        {
            if (FunctionGraph.OperationsOf(block).Any(isHold))
            {
                return false;
            }

            if (FunctionGraph.OperationsOf(block).Any(endsInFault))
            {
                return true;
            }

            if (
                block.FallThroughSuccessor is
                { Semantics: ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow }
            )
            {
                return true;
            }

            block =
                block.ConditionKind == ControlFlowConditionKind.None ? block.FallThroughSuccessor?.Destination : null;
        }

        return false;
    }

    private void MarkResult(BasicBlock block, IInvocationOperation call)
    {
        foreach (var assignment in FunctionGraph.OperationsOf(block).OfType<IAssignmentOperation>())
        {
            if (assignment.Value.DescendantsAndSelf().Contains(call))
            {
                Mark(assignment.Target);
            }
        }
    }

    private void Mark(IOperation target)
    {
        if (SymbolOf(target) is { } symbol)
        {
            _marks.Add(symbol);
        }
    }

    private static ISymbol? SymbolOf(IOperation operation) =>
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        if (block.ConditionalSuccessor is { } conditional)
        {
            yield return conditional;
        }

        if (block.FallThroughSuccessor is { } next)
        {
            yield return next;
        }
    }
}
