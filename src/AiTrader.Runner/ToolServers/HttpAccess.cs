using AiTrader.Runner.Keys;

namespace AiTrader.Runner.ToolServers;

/// <summary>Where a tool server is reached over HTTP, and with which key.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Key">What every request must bring; null for none, which a loopback address alone may have.</param>
internal sealed record HttpAccess(ListenAddress Address, ApiKey? Key);
