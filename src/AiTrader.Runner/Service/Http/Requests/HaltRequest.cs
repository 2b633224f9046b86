namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>A halt that is asked for.</summary>
/// <param name="Reason">The reason that denials give; 1-200 characters in one line.</param>
internal sealed record HaltRequest(string Reason);
