using AiTrader.Runner.Keys;

namespace AiTrader.Runner.Models;

/// <summary>The endpoint of a model.</summary>
/// <param name="Address">The endpoint.</param>
/// <param name="ModelId">The name of the model at the endpoint.</param>
/// <param name="Key">The key; null if the endpoint needs none.</param>
/// <param name="ReplyTimeout">
/// The time limit of a reply: the wall time of a session, so that there is one limit.
/// </param>
internal sealed record ModelEndpoint(Uri Address, ModelId ModelId, ApiKey? Key, TimeSpan ReplyTimeout)
{
    /// <summary>What requests have beyond the protocol.</summary>
    public RequestExtras Extras { get; init; } = new();
}
