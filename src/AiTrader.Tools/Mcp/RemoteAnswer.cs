namespace AiTrader.Tools.Mcp;

/// <summary>What a tool of another process has answered.</summary>
/// <param name="Text">The words for the model.</param>
/// <param name="IsRecorded">Whether the call has acted, and its act is in the ledger.</param>
internal readonly record struct RemoteAnswer(string Text, bool IsRecorded);
