namespace AiTrader.Runner.Json;

/// <summary>A problem at a place of a JSON file.</summary>
/// <param name="Place">The place.</param>
/// <param name="What">The problem and what is allowed.</param>
internal sealed record JsonProblem(JsonPlace Place, string What);
