namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>A request with an idempotency key.</summary>
/// <param name="Fingerprint">The hash of its method, its address and its body.</param>
/// <param name="Started">When a process began to answer it.</param>
/// <param name="Answer">The answer; null while there is none.</param>
internal sealed record StoredRequest(string Fingerprint, DateTimeOffset Started, StoredAnswer? Answer);
