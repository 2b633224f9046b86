namespace AiTrader.Handoffs;

/// <summary>When a token is valid, in seconds since 1970.</summary>
/// <param name="Issued">When it was issued.</param>
/// <param name="Expires">The first second at which it is no longer valid.</param>
internal readonly record struct SealValidity(long Issued, long Expires);
