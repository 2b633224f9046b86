using AiTrader.Runner.Keys;

namespace AiTrader.Runner.Models;

/// <summary>Where a model is asked.</summary>
/// <param name="Address">The endpoint.</param>
/// <param name="ModelId">The model, as the endpoint calls it.</param>
/// <param name="Key">The key; null where the endpoint needs none.</param>
/// <param name="ReplyTimeout">How long a reply may take: the wall time of a session, so that there is one
/// limit.</param>
internal sealed record ModelEndpoint(Uri Address, ModelId ModelId, ApiKey? Key, TimeSpan ReplyTimeout);
