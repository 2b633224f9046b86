namespace AiTrader.Runner.Json;

/// <summary>What is wrong at a place of a JSON file.</summary>
/// <param name="Place">Where.</param>
/// <param name="What">What is wrong and what is allowed.</param>
internal sealed record JsonProblem(JsonPlace Place, string What);
