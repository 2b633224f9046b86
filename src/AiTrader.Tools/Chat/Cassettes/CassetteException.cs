namespace AiTrader.Tools;

/// <summary>A cassette cannot be read, or does not hold what is asked.</summary>
/// <param name="message">Which file, where, and what differs.</param>
/// <param name="inner">What it failed with; null where nothing did.</param>
public sealed class CassetteException(string message, Exception? inner = null) : Exception(message, inner);
