using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Takes traders over: when a silo joins or leaves the cluster, or is declared dead, the traders with something to do
/// are looked at without delay. When this silo leaves, its traders stop between two acts before the others hear of it.
/// </summary>
internal sealed partial class MembershipWatch(
    IClusterMembershipService cluster,
    ILocalSiloDetails silo,
    RunWatch watch,
    LocalPlacement local,
    ILogger<MembershipWatch> logger
) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await local.StopAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HashSet<SiloAddress> known = [];
        await foreach (var snapshot in cluster.MembershipUpdates.WithCancellation(stoppingToken))
        {
            HashSet<SiloAddress> active =
            [
                .. snapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(Address),
            ];
            if (!active.SetEquals(known))
            {
                known = active;
                LogChanged(silo.SiloAddress.Endpoint.ToString(), active.Count);
                watch.LookSoon();
            }
        }
    }

    private static SiloAddress Address(ClusterMember member) => member.SiloAddress;

    [LoggerMessage(
        252,
        LogLevel.Information,
        "The cluster of silo {Silo} has {Count} active silos now",
        EventName = "ClusterChanged"
    )]
    private partial void LogChanged(string silo, int count);
}
