/// <summary>What a user asks for: all sessions of a day, decided by a model.</summary>
/// <param name="ModelId">One of the models that the backend offers, for example <c>demo/buyer</c>.</param>
/// <param name="Date">The day, for example <c>2025-10-01</c>.</param>
internal sealed record DayRequest(string? ModelId, string? Date);
