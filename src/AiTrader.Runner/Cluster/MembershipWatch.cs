using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Takes traders over: when a silo joins or leaves the cluster, or is declared dead, every trader with something to do
/// is woken at once. When this silo leaves, its traders stop between two acts before the others hear of it.
/// </summary>
internal sealed partial class MembershipWatch(
    IClusterMembershipService cluster,
    ILocalSiloDetails silo,
    RunBook runs,
    ITraderPlacement placement,
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
                await WakeAllAsync(stoppingToken);
            }
        }
    }

    private static SiloAddress Address(ClusterMember member) => member.SiloAddress;

    private async Task WakeAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var signature in runs.ListPendingAsync(cancellationToken))
            {
                await placement.WakeAsync(signature, cancellationToken);
            }
        }
#pragma warning disable CA1031 // The watch of the runs asks the store again some seconds later.
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(
        252,
        LogLevel.Information,
        "The cluster of silo {Silo} has {Count} active silos now",
        EventName = "ClusterChanged"
    )]
    private partial void LogChanged(string silo, int count);

    [LoggerMessage(
        253,
        LogLevel.Error,
        "The traders of a cluster that changed cannot be read now",
        EventName = "TakeoverFailed"
    )]
    private partial void LogFailed(Exception failure);
}
