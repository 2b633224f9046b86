namespace AiTrader.Fuzzing;

/// <summary>An input was read, and what came of it is wrong.</summary>
internal sealed class WrongSuccessException(string message) : Exception(message);
