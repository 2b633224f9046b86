namespace AiTrader.Runner.Service.Http.Requests;

/// <summary>A session that is asked for.</summary>
/// <param name="ModelId">The model of the trader: a request says as whom it acts.</param>
/// <param name="Time">
/// The session: 2025-10-01, 2025-10-01T10:00:00, or next. A day of an intraday market asks for all of its sessions.
/// </param>
internal sealed record SessionRequestBody(ModelId ModelId, string Time);
