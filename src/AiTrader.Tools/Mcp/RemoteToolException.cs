namespace AiTrader.Tools.Mcp;

/// <summary>
/// A tool in another process failed, or its server failed in the middle of a call. The effect of the call is not known
/// until it is repeated with its id, which happens when the session is run again. A model never gets this message.
/// </summary>
public sealed class RemoteToolException : Exception
{
    /// <summary>Creates the exception with what failed.</summary>
    /// <param name="tool">The name of the tool.</param>
    /// <param name="context">The context of the call.</param>
    /// <param name="reason">What is known of the failure.</param>
    /// <param name="innerException">The cause; null if it is not known.</param>
    public RemoteToolException(string tool, TradingContext context, string reason, Exception? innerException = null)
        : base(MessageOf(tool, context, reason), innerException) => Tool = tool;

    /// <summary>The name of the tool.</summary>
    public string Tool { get; }

    private static string MessageOf(string tool, TradingContext context, string reason)
    {
        ArgumentNullException.ThrowIfNull(tool);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(reason);
        return $"The tool '{tool}' failed for {context}: {reason}";
    }
}
