using AiTrader.Runner.Keys;

namespace AiTrader.Runner.ToolServers;

/// <summary>Where a tool server is reached over HTTP, and with which key.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Key">The key of every request; null for none, which only a loopback address can have.</param>
internal sealed record HttpAccess(ListenAddress Address, ApiKey? Key);
