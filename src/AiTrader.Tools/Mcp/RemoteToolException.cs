namespace AiTrader.Tools.Mcp;

/// <summary>
/// A tool in another process has failed, or its server is gone in the middle of a call. What the call did, nobody knows
/// before it is
/// repeated under its id; that is what running the session again does. It is never told to a model.
/// </summary>
public sealed class RemoteToolException : Exception
{
    internal RemoteToolException(string tool, TradingContext context, string reason, Exception? inner = null)
        : base($"The tool '{tool}' failed for {context}: {reason}", inner) => Tool = tool;

    /// <summary>Which tool.</summary>
    public string Tool { get; }
}
