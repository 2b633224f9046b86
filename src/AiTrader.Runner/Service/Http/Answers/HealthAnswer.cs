namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>Whether the service works.</summary>
/// <param name="Status">live, ready, or unavailable.</param>
internal sealed record HealthAnswer(string Status);
