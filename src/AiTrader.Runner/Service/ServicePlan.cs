using AiTrader.Runner.Arenas;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Stores;
using AiTrader.Runner.ToolServers;

namespace AiTrader.Runner.Service;

/// <summary>What <c>aitrader serve</c> was asked for.</summary>
/// <param name="Trading">The market, its prices, who is registered at the start, and the terms of new accounts.</param>
/// <param name="Store">Where everything is kept.</param>
/// <param name="Address">Where it listens.</param>
internal sealed record ServicePlan(RunPlan Trading, StoreLocation Store, ListenAddress Address)
{
    /// <summary>How long a trader waits between two sessions. Default: not at all.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>
    /// Whether every session of the traders that are registered at the start is asked for. Default: no, because models
    /// cost money.
    /// </summary>
    public bool StartsRuns { get; init; }

    /// <summary>How runs are driven.</summary>
    public DriveOptions Drive { get; init; } = new();

    /// <summary>
    /// The names at which a proxy or a network offers it. Default: none; a loopback address has those of this machine.
    /// </summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How many requests a user can send in a second, over time. Default: 50.</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>How many streams of events a user can have open at a process. Default: 100.</summary>
    public int ListenersPerUser { get; init; } = 100;

    /// <summary>Whether logs are JSON, a line each. Default: text.</summary>
    public bool HasJsonLogs { get; init; }

    /// <summary>Whether every session is logged. Default: no.</summary>
    public bool IsVerbose { get; init; }
}
