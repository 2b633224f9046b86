namespace AiTrader.Tools;

/// <summary>
/// A call of a tool cannot be understood. The message is advice for the model, which may call again; nothing was
/// executed. A tool
/// of your own may throw it for its own arguments; any other exception is a fault and ends the session.
/// </summary>
/// <param name="advice">What is wrong and what is allowed, in a sentence or two.</param>
public sealed class ToolArgumentException(string advice) : Exception(advice);
