namespace AiTrader.Tools.Mcp;

/// <summary>
/// A tool in another process failed, or its server failed in the middle of a call. The effect of the call is not known
/// until it is repeated with its id, which happens when the session is run again. A model never gets this message.
/// </summary>
public sealed class RemoteToolException : Exception
{
    internal RemoteToolException(string tool, TradingContext context, string reason, Exception? inner = null)
        : base($"The tool '{tool}' failed for {context}: {reason}", inner) => Tool = tool;

    /// <summary>The name of the tool.</summary>
    public string Tool { get; }
}
