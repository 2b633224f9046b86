using System.Net;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Cluster;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Stores;
using AiTrader.Runner.Tests.Service.Runs;
using AiTrader.Runner.ToolServers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// The reminders of a cluster of which nothing was left. It takes longer than a minute, because Orleans has no reminder
/// that is due earlier: a part of tests/cluster.runsettings.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Category(TestCategory.Long)]
[Platform(Exclude = "Win")]
internal sealed class ReminderTests
{
    private static readonly TimeSpan LongestReminder = TimeSpan.FromSeconds(150);

    [Test]
    public async Task Traders_of_a_cluster_that_died_are_woken_by_their_reminders_which_are_gone_when_nothing_is_left()
    {
        ClusterFiles.RequireLongForm();
        await using var cluster = await SiloCluster.CreateAsync(traders: 3, days: 200);
        cluster.Model.Latency = TimeSpan.FromSeconds(1);
        await cluster.StartAsync(2);
        foreach (var signature in cluster.Signatures)
        {
            await cluster.AskAsync(cluster.Silos[0], signature);
        }

        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Redis.Address);
        await UntilAsync(async () => await CountRemindersAsync(redis) == cluster.Signatures.Count);
        foreach (var silo in cluster.Silos)
        {
            silo.Signal("KILL");
            await silo.EndAsync();
        }

        // Whatever but a reminder would wake a trader is counted, and wakes nobody.
        var watch = new CountingPlacement();
        await using var store = StoreLocation.Parse(cluster.Place).Open();
        await using var host = ServiceHost.Build(PlanOf(cluster), store, [ClusterOf(cluster), new Instead(watch)]);
        await host.StartAsync();
        int doneByThen = await CountDoneAsync(cluster);
        await cluster.FinishAsync(LongestReminder);

        Assert.That(doneByThen, Is.Zero);
        Assert.That(watch.Woken.Distinct(), Is.EquivalentTo(cluster.Signatures));
        foreach (var signature in cluster.Signatures)
        {
            var account = await store.Ledgers.FindAccountAsync(signature);
            Assert.That(account!.CompletedThrough, Is.EqualTo(TradingTime.Parse(ClusterFiles.Day(199))));
        }

        await UntilAsync(async () => await CountRemindersAsync(redis) == 0);
        await host.StopAsync();
    }

    private static ServicePlan PlanOf(SiloCluster cluster) =>
        new(
            new RunPlan(
                Market.Us,
                new PriceOrigin(cluster.Prices, null, SyntheticMarket.DefaultSeed),
                new SessionRange(null, null),
                new Entrants([.. cluster.Signatures.Select(signature => new Holding(signature))], null),
                new Money(10_000)
            ),
            StoreLocation.Parse(cluster.Place),
            ListenAddress.Parse("0")
        );

    private static ClusterModule ClusterOf(SiloCluster cluster) =>
        new(
            new ClusterPlan(
                StoreLocation.Parse(cluster.Place).Redis!,
                ClusterPlan.DefaultName,
                ClusterPlan.WithPort(new IPEndPoint(IPAddress.Loopback, 0))
            )
        );

    private static async Task<long> CountRemindersAsync(ConnectionMultiplexer redis) =>
        await redis.GetDatabase().SortedSetLengthAsync($"{ClusterPlan.DefaultName}/reminders");

    private static async Task<int> CountDoneAsync(SiloCluster cluster)
    {
        int done = 0;
        foreach (var signature in cluster.Signatures)
        {
            done += await cluster.IsDoneAsync(signature) ? 1 : 0;
        }

        return done;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.That(start.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
            await Task.Delay(100);
        }
    }

    /// <summary>A service whose watches wake nobody; grains drive as ever.</summary>
    private sealed class Instead(ITraderPlacement placement) : IServiceModule
    {
        public void Add(WebApplicationBuilder builder, ServicePlan plan) =>
            builder.Services.Replace(ServiceDescriptor.Singleton(placement));

        public void Map(WebApplication app) { }
    }

    private sealed class Holding(Signature signature) : IEntrant, IDecisionMaker
    {
        public Trader? Enter(Season season, RunPlan plan) =>
            new(signature, ModelId.Parse(ClusterFiles.ModelOf(signature)), this) { Cash = plan.Cash };

        public async ValueTask DecideAsync(
            TradingContext context,
            ITradingDesk desk,
            CancellationToken cancellationToken = default
        ) => await desk.HoldAsync(context, "Nothing is cheap.", cancellationToken);
    }
}
