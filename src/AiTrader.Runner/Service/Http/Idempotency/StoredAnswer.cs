namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>The answer to a request, as it is repeated.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The type of the body; null if there is none.</param>
/// <param name="Location">Where the result will be; null for nowhere.</param>
/// <param name="Body">The body; null for one that is made again.</param>
internal sealed record StoredAnswer(int Status, string? ContentType, string? Location, string? Body);
