namespace AiTrader.Runner.Input;

/// <summary>The request of the user cannot be carried out; nothing was traded.</summary>
internal sealed class InputException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="problem">The problem and what is allowed, in one line.</param>
    /// <param name="inner">The cause; null if there is none.</param>
    public InputException(string problem, Exception? inner = null)
        : base(problem, inner) => Problems = [problem];

    /// <summary>Creates the exception from several problems that were found together.</summary>
    /// <param name="problems">The problems and what is allowed, one line each; at least one.</param>
    public InputException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The problems, one line each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
