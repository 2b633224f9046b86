namespace AiTrader;

/// <summary>
/// Untyped input was not a <see cref="TradingContext"/>. The message and <see cref="Problems"/> name every problem.
/// </summary>
public sealed class TradingContextException : Exception
{
    internal TradingContextException(IReadOnlyList<TradingContextProblem> problems)
        : base("No trading context: " + string.Join(' ', problems)) => Problems = problems;

    /// <summary>Every problem found, in the order signature, model, time; at least one.</summary>
    public IReadOnlyList<TradingContextProblem> Problems { get; }
}
