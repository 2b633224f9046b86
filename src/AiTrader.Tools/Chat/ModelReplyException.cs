namespace AiTrader.Tools;

/// <summary>
/// A model's reply cannot be used: it is empty, cut off or filtered. It is not kept; the session is faulted and run
/// again. A chat client of your own can throw it for its replies.
/// </summary>
public sealed class ModelReplyException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">What is wrong with the reply.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public ModelReplyException(string reason, Exception? innerException = null)
        : base(reason, innerException) => ArgumentException.ThrowIfNullOrWhiteSpace(reason);
}
