using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>Finds the catches around calls of a desk in the control flow of a function.</summary>
internal sealed class Swallows(HoldTypes types)
{
    public IEnumerable<Swallow> In(FunctionGraph function)
    {
        var seen = new HashSet<ControlFlowRegion>();
        foreach (var block in function.Graph.Blocks.Where(block => block.IsReachable))
        {
            var regions = TriesAround(block).ToList();
            if (regions.Count == 0 || FunctionGraph.OperationsOf(block).FirstOrDefault() is not { } operation)
            {
                continue;
            }

            // The flow has no link back to the statement: the tries around an operation are the same in both.
            var attempts = AttemptsAround(operation.Syntax, function.Graph.OriginalOperation).ToList();
            if (attempts.Count != regions.Count)
            {
                continue;
            }

            for (int i = 0; i < regions.Count; i++)
            {
                if (seen.Add(regions[i]))
                {
                    foreach (var swallow in In(function, attempts[i], regions[i]))
                    {
                        yield return swallow;
                    }
                }
            }
        }
    }

    private IEnumerable<Swallow> In(FunctionGraph function, ITryOperation attempt, ControlFlowRegion region)
    {
        // A hold that failed was decided before.
        if (!attempt.Body.Descendants().Any(call => types.AsksDesk(call) && !types.IsHold(call)))
        {
            yield break;
        }

        var handlers = region.NestedRegions.Where(nested => nested.Kind != ControlFlowRegionKind.Try).ToList();
        for (int i = 0; i < handlers.Count && i < attempt.Catches.Length; i++)
        {
            var handler =
                handlers[i].Kind == ControlFlowRegionKind.FilterAndHandler
                    ? handlers[i].NestedRegions.First(nested => nested.Kind == ControlFlowRegionKind.Catch)
                    : handlers[i];
            if (CaughtFailure.CanBeOfDesk(attempt.Catches[i], attempt))
            {
                yield return new Swallow(function, attempt, attempt.Catches[i], handler);
            }
        }
    }

    // From the outermost to the innermost.
    private static Stack<ControlFlowRegion> TriesAround(BasicBlock block)
    {
        var found = new Stack<ControlFlowRegion>();
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion!)
        {
            if (
                region.Kind == ControlFlowRegionKind.Try
                && region.EnclosingRegion is { Kind: ControlFlowRegionKind.TryAndCatch } whole
            )
            {
                found.Push(whole);
            }
        }

        return found;
    }

    private static IEnumerable<ITryOperation> AttemptsAround(SyntaxNode syntax, IOperation root) =>
        root.DescendantsAndSelf()
            .OfType<ITryOperation>()
            .Where(attempt => !attempt.Catches.IsEmpty)
            .Where(attempt => attempt.Body.Syntax.Span.Contains(syntax.Span))
            .Where(attempt => IsOfFunction(attempt, root));

    private static bool IsOfFunction(IOperation attempt, IOperation root)
    {
        var function = attempt.FunctionAround();
        return function is null || function == root || !root.Descendants().Contains(function);
    }
}
