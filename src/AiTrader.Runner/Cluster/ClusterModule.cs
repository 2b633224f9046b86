using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace AiTrader.Runner.Cluster;

/// <summary>Joins the service to a cluster of Orleans, in which each trader with something to do is a grain.</summary>
/// <param name="cluster">Which cluster.</param>
internal sealed class ClusterModule(ClusterPlan cluster) : IServiceModule
{
    /// <inheritdoc/>
    public void Add(WebApplicationBuilder builder, ServicePlan plan)
    {
        // What Orleans says of a connection that breaks is a warning; the rest of these are notes of a start.
        builder
            .Logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.UseOrleans(AddSilo);
        builder.Services.AddSingleton<IFatalErrorHandler, DeadSilo>();
        builder.Services.AddSingleton<ITraderPlacement, GrainPlacement>();
        builder.Services.AddSingleton<IWatchShare, MemberShare>();

        builder.Services.AddHostedService<TraderBalance>();

        // It ends before the silo, which ends before the rest.
        builder.Services.AddHostedService<MembershipWatch>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app) { }

    private void AddSilo(ISiloBuilder silo)
    {
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.Name, cluster.Name))
            .Configure<ClusterMembershipOptions>(Configure)
            .Configure<SiloOptions>(options => options.SiloName = $"{Environment.MachineName}-{Environment.ProcessId}")
            // Port 0: clients from outside speak HTTP.
            .ConfigureEndpoints(cluster.Silo.Address, cluster.Silo.Port, 0, listenOnAnyHostAddress: false)
            .UseRedisClustering(options => options.ConfigurationOptions = cluster.Redis)
            .UseRedisReminderService(options => options.ConfigurationOptions = cluster.Redis)
            .UseRedisGrainDirectoryAsDefault(
                (RedisGrainDirectoryOptions options) => options.ConfigurationOptions = cluster.Redis
            );
    }

    // A silo that is killed is declared dead after about 5 seconds; one that stands still, 12 seconds after its last
    // message: before the leases of its traders expire.
    private static void Configure(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(2);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }
}
