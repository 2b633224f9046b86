using System.Diagnostics;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// Any number of silos, one included, and what they do in a second. It is measured by tests/cluster.runsettings.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Platform(Exclude = "Win")]
internal sealed class ClusterThroughputTests
{
    private static IEnumerable<int> Sizes =>
        TestContext.Parameters.Get("sizes", "1").Split(',').Select(size => int.Parse(size, null));

    [TestCaseSource(nameof(Sizes))]
    [CancelAfter(600_000)]
    public async Task Silos_share_the_traders(int silos)
    {
        await using var cluster = await SiloCluster.CreateAsync(
            TestContext.Parameters.Get("traders", 4),
            TestContext.Parameters.Get("days", 10)
        );
        cluster.Model.Latency = TimeSpan.FromMilliseconds(100);
        await cluster.StartAsync(silos);
        var start = Stopwatch.StartNew();
        await Task.WhenAll(
            cluster.Signatures.Select((signature, i) => cluster.AskAsync(cluster.Silos[i % silos], signature))
        );

        await cluster.FinishAsync(TimeSpan.FromMinutes(8));

        int sessions = await cluster.CountSessionsAsync();
        Assert.That(sessions, Is.EqualTo(cluster.Signatures.Count * TestContext.Parameters.Get("days", 10)));
        await cluster.AssertEventsTellLedgersAsync();
        await TestContext.Out.WriteLineAsync(
            FormattableString.Invariant($"{silos} silos: {sessions / start.Elapsed.TotalSeconds:0} sessions a second, ")
                + FormattableString.Invariant(
                    $"{cluster.Model.Asked / start.Elapsed.TotalSeconds:0} questions a second"
                )
        );
    }
}
