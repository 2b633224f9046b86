namespace AiTrader.Tools;

/// <summary>
/// A call of a tool cannot be understood. Nothing was executed. The message is advice for the model, which can call
/// again. Your own tools can throw it for their arguments. Any other exception is a fault and ends the session.
/// </summary>
public sealed class ToolArgumentException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="advice">What is wrong and what is allowed, in one or two sentences.</param>
    /// <param name="innerException">The cause; null if there is none. The model does not see it.</param>
    public ToolArgumentException(string advice, Exception? innerException = null)
        : base(Require(advice), innerException) { }

    private static string Require(string advice)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(advice);
        return advice;
    }
}
