using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace AiTrader.Runner.Cluster;

/// <summary>Which cluster a service joins.</summary>
/// <param name="Redis">The server where silos find each other.</param>
/// <param name="Name">The name of the cluster.</param>
/// <param name="Silo">Where the other silos reach this one.</param>
internal sealed record ClusterPlan(ConfigurationOptions Redis, string Name, IPEndPoint Silo)
{
    /// <summary>The name of a cluster that nobody named.</summary>
    public const string DefaultName = "aitrader";

    /// <summary>The same address with a port that is free now, if it has none.</summary>
    public static IPEndPoint WithPort(IPEndPoint silo)
    {
        if (silo.Port != 0)
        {
            return silo;
        }

        // Orleans tells its port to the others before it listens, so that it must be known.
        using var listener = new TcpListener(silo);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }
}
