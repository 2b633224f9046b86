using System.Diagnostics;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// A silo that joins later gets its part of the traders. It takes half a minute: a part of tests/cluster.runsettings.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Category(TestCategory.Long)]
[Platform(Exclude = "Win")]
internal sealed class TraderBalanceTests
{
    private const int Traders = 8;
    private const int Days = 100;

    // The model that decides takes four questions for a session.
    private const int QuestionsOfASession = 4;

    private static readonly TimeSpan LongestMove = TimeSpan.FromSeconds(45);

    [Test]
    public async Task A_silo_that_joins_gets_half_of_the_traders_and_no_model_is_asked_twice()
    {
        ClusterFiles.RequireLongForm();
        await using var cluster = await SiloCluster.CreateAsync(Traders, Days);
        string calm = await cluster.RunUndisturbedAsync();
        int before = cluster.Model.Asked;
        cluster.Model.Latency = TimeSpan.FromMilliseconds(150);
        await cluster.StartAsync(1);
        foreach (var signature in cluster.Signatures)
        {
            await cluster.AskAsync(cluster.Silos[0], signature);
        }

        await cluster.StartAsync(2);
        var joined = Stopwatch.StartNew();
        Assert.That(await CountAsync(cluster), Is.EqualTo((Traders, 0)));
        while (await CountAsync(cluster) != (Traders / 2, Traders / 2))
        {
            Assert.That(joined.Elapsed, Is.LessThan(LongestMove), "The traders stay where they are.");
            await Task.Delay(100);
        }

        await TestContext.Out.WriteLineAsync(
            FormattableString.Invariant($"Half of the traders have moved after {joined.Elapsed.TotalSeconds:0.0} s.")
        );
        Assert.That(await cluster.CountSessionsAsync(), Is.LessThan(Traders * Days));
        cluster.Model.Latency = TimeSpan.Zero;
        await cluster.FinishAsync(TimeSpan.FromSeconds(60));

        Assert.That(await cluster.ReadLedgersAsync(), Is.EqualTo(calm));
        await cluster.AssertEventsTellLedgersAsync();
        Assert.That(cluster.Model.Asked - before, Is.EqualTo(Traders * Days * QuestionsOfASession));
    }

    // How many traders each silo drives, as the leases have it.
    private static async Task<(int First, int Second)> CountAsync(SiloCluster cluster) =>
        (
            (await cluster.Takeovers.FindDrivenAsync(cluster.Silos[0].ProcessId)).Count,
            (await cluster.Takeovers.FindDrivenAsync(cluster.Silos[1].ProcessId)).Count
        );
}
