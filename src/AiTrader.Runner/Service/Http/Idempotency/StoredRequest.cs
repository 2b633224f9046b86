namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>A request with an idempotency key.</summary>
/// <param name="Fingerprint">The hash of its method, its address and its body.</param>
/// <param name="Started">When a process began to answer it.</param>
/// <param name="Answer">The answer; null while there is none.</param>
internal sealed record StoredRequest(string Fingerprint, DateTimeOffset Started, StoredAnswer? Answer)
{
    /// <summary>The id of the request: the same however often it is begun, and unique.</summary>
    public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>What it asks for, where that depends on the moment; null if it does not, or is not known yet.</summary>
    public string? Resolved { get; init; }

    /// <summary>Whether it was begun before, by a request that may have done what it asks for.</summary>
    public bool IsAgain { get; init; }
}
