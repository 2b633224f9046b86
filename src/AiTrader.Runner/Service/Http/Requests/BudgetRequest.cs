namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>What a session can use.</summary>
/// <param name="Turns">Replies.</param>
/// <param name="Tokens">Tokens, input and output together.</param>
/// <param name="WallTime">Seconds. After that time, the session is faulted.</param>
/// <param name="Money">The cost of a session.</param>
internal sealed record BudgetRequest(int? Turns, long? Tokens, int? WallTime, decimal? Money);
