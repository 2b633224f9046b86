namespace AiTrader.Tools;

/// <summary>
/// A call of a tool cannot be understood. Nothing was executed. The message is advice for the model, which can call
/// again. Your own tools can throw it for their arguments. Any other exception is a fault and ends the session.
/// </summary>
/// <param name="advice">What is wrong and what is allowed, in one or two sentences.</param>
public sealed class ToolArgumentException(string advice) : Exception(advice);
