using AiTrader.Runner.Service.Runs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime.Placement;

namespace AiTrader.Runner.Cluster;

/// <summary>
/// Gives traders to silos that have fewer, for example to one that has just joined: each after the session that is
/// under way, so that no question to a model is asked in vain.
/// </summary>
internal sealed partial class TraderBalance(
    IClusterMembershipService cluster,
    ILocalSiloDetails silo,
    IGrainFactory grains,
    LocalPlacement local,
    TimeProvider clock,
    ILogger<TraderBalance> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly string GrainType = typeof(TraderGrain).FullName!;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await BalanceAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The traders stay where they are until the next look.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        }
    }

    // One place of a silo that has fewer traders than it could have, for each trader that it lacks.
    private static IEnumerable<SiloAddress> PlacesOf(IReadOnlyDictionary<SiloAddress, int> counts, int share) =>
        counts
            .OrderBy(count => count.Value)
            .SelectMany(count => Enumerable.Repeat(count.Key, Math.Max(0, share - count.Value)));

    private async Task BalanceAsync(CancellationToken cancellationToken)
    {
        SiloAddress[] active =
        [
            .. cluster
                .CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active)
                .Select(member => member.SiloAddress),
        ];
        var driven = local.FindDriven();
        if (active.Length < 2 || driven.Count < 2)
        {
            return;
        }

        var counts = await CountAsync(active);
        int share = (counts.Values.Sum() + active.Length - 1) / active.Length;
        int excess = driven.Count - share;
        var places = PlacesOf(counts, share).Take(Math.Max(0, excess)).ToList();
        await Task.WhenAll(driven.Zip(places, MoveAsync)).WaitAsync(cancellationToken);
    }

    private async Task<Dictionary<SiloAddress, int>> CountAsync(SiloAddress[] active)
    {
        var management = grains.GetGrain<IManagementGrain>(0);

        // A silo that stands still does not answer.
        var statistics = await management.GetSimpleGrainStatistics(active).WaitAsync(Patience, clock);
        var counts = active.ToDictionary(address => address, _ => 0);
        foreach (var of in statistics.Where(of => of.GrainType.StartsWith(GrainType, StringComparison.Ordinal)))
        {
            counts[of.SiloAddress] += of.ActivationCount;
        }

        counts[silo.SiloAddress] = local.FindDriven().Count;
        return counts;
    }

    private async Task MoveAsync(Signature signature, SiloAddress target)
    {
        var grain = grains.GetGrain<ITraderGrain>(signature.Value);
        await grain.LeaveAsync();
        RequestContext.Set(IPlacementDirector.PlacementHintKey, target);
        await grain.WakeAsync();
        LogMoved(signature, target.Endpoint.ToString());
    }

    [LoggerMessage(255, LogLevel.Debug, "{Signature} is driven by silo {Silo} now", EventName = "TraderMoved")]
    private partial void LogMoved(Signature signature, string silo);

    [LoggerMessage(256, LogLevel.Warning, "Traders cannot be given to other silos now", EventName = "BalanceFailed")]
    private partial void LogFailed(Exception failure);
}
