namespace AiTrader.Stores;

/// <summary>An entry as a store gives it back, not yet checked.</summary>
/// <param name="Sequence">Under which number it is kept.</param>
/// <param name="Id">Under which id it is kept; null if the store keeps the ids elsewhere.</param>
/// <param name="Line">The entry's line of JSON, in UTF-8.</param>
/// <param name="Hash">Its hash, as it was appended.</param>
internal readonly record struct LedgerRow(long Sequence, string? Id, byte[] Line, byte[] Hash);
