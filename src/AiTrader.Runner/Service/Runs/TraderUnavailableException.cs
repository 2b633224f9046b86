namespace AiTrader.Runner.Service.Runs;

/// <summary>
/// What decides for a registered trader is not here now; it can come back with another start of the service.
/// </summary>
/// <param name="reason">Why, as a sentence.</param>
internal sealed class TraderUnavailableException(string reason) : Exception(reason);
