namespace AiTrader.Tools.Mcp;

/// <summary>The answer of a tool in another process.</summary>
/// <param name="Text">The text for the model.</param>
/// <param name="IsRecorded">Whether the call recorded an act in the ledger.</param>
internal readonly record struct RemoteAnswer(string Text, bool IsRecorded);
