using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AiTrader.Analyzers.Holds;

/// <summary>A catch that can take a failure of the desk, with its place in the control flow.</summary>
internal sealed class Swallow(
    FunctionGraph function,
    ITryOperation attempt,
    ICatchClauseOperation clause,
    ControlFlowRegion handler
)
{
    public FunctionGraph Function { get; } = function;

    public ITryOperation Attempt { get; } = attempt;

    public ICatchClauseOperation Clause { get; } = clause;

    /// <summary>The blocks of the catch.</summary>
    public ControlFlowRegion Handler { get; } = handler;
}
