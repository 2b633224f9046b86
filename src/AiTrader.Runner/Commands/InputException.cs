namespace AiTrader.Runner.Commands;

/// <summary>What the user asked for cannot be done; nothing was traded.</summary>
internal sealed class InputException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="problem">What is wrong and what is allowed, in one line.</param>
    /// <param name="inner">What it was noticed by; null where nothing was thrown.</param>
    public InputException(string problem, Exception? inner = null)
        : base(problem, inner)
    {
    }
}
