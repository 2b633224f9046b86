namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>A run that is asked for.</summary>
/// <param name="ModelId">The model of the trader: a request says as whom it acts.</param>
/// <param name="From">The first session. Default: the first one of the prices.</param>
/// <param name="To">The last session; of a day, all. Default: the last one of the prices.</param>
internal sealed record RunRequestBody(ModelId ModelId, string? From, string? To);
