namespace AiTrader.Runner.Input;

/// <summary>What the user asked for cannot be done; nothing was traded.</summary>
internal sealed class InputException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="problem">What is wrong and what is allowed, in one line.</param>
    /// <param name="inner">What it was noticed by; null where nothing was thrown.</param>
    public InputException(string problem, Exception? inner = null)
        : base(problem, inner) => Problems = [problem];

    /// <summary>Makes it of several problems that were found together.</summary>
    /// <param name="problems">What is wrong and what is allowed, a line each; at least one.</param>
    public InputException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>What is wrong, a line each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
