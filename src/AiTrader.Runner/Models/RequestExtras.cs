using System.Text.Json.Nodes;

namespace AiTrader.Runner.Models;

/// <summary>What a request has beyond the protocol's client: the user's own, and what the endpoint wants.</summary>
internal sealed record RequestExtras
{
    /// <summary>More headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>More members of the body; they replace those that the client writes.</summary>
    public JsonObject Body { get; init; } = [];

    /// <summary>The version of Azure's interface, as <c>2024-10-21</c>; null for none.</summary>
    public string? ApiVersion { get; init; }
}
