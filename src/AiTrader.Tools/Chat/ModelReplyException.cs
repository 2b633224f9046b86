namespace AiTrader.Tools;

/// <summary>
/// A model's reply cannot be used: it is empty, cut off or filtered. It is not kept; the session is faulted and run
/// again.
/// </summary>
/// <param name="reason">What is wrong with it.</param>
public sealed class ModelReplyException(string reason) : Exception(reason);
