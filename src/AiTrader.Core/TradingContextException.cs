namespace AiTrader;

/// <summary>
/// Untyped input was not a <see cref="TradingContext"/>. The message and <see cref="Problems"/> name every problem.
/// </summary>
public sealed class TradingContextException : Exception
{
    /// <summary>Creates the exception with what is wrong.</summary>
    /// <param name="problems">Every problem found, in the order signature, model, time; at least one.</param>
    /// <exception cref="ArgumentException">There is no problem.</exception>
    public TradingContextException(IReadOnlyList<TradingContextProblem> problems)
        : base("No trading context: " + string.Join(' ', NotNull.Require(problems)))
    {
        if (problems.Count == 0)
        {
            throw new ArgumentException("There is no problem.", nameof(problems));
        }

        Problems = [.. problems];
    }

    /// <summary>Every problem found, in the order signature, model, time; at least one.</summary>
    public IReadOnlyList<TradingContextProblem> Problems { get; }
}
