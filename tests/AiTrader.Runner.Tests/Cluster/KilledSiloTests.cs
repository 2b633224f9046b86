using System.Net;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// Two real silos on a real Redis, one of which ends: by kill -9, and on request. The long form is
/// tests/cluster.runsettings.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Platform(Exclude = "Win")]
internal sealed class KilledSiloTests
{
    private const int Traders = 6;
    private const int Days = 30;

    [Test]
    [CancelAfter(110_000)]
    public async Task A_silo_that_is_killed_loses_and_doubles_nothing_and_the_other_one_takes_its_traders_over()
    {
        await using var cluster = await SiloCluster.CreateAsync(Traders, Days);
        string calm = await cluster.RunUndisturbedAsync();
        cluster.Model.Latency = TimeSpan.FromMilliseconds(100);
        await cluster.StartAsync(2);
        var asked = new Dictionary<Signature, string>();
        foreach (var signature in cluster.Signatures)
        {
            var answers = await Task.WhenAll(cluster.Silos.Select(silo => cluster.AskAsync(silo, signature)));
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Accepted));
            Assert.That(answers[0].Answer, Is.EqualTo(answers[1].Answer), "Both silos give the same answer.");
            asked[signature] = answers[0].Answer;
        }

        var victim = await FindDriverAsync(cluster);
        var driven = await cluster.Takeovers.FindDrivenAsync(victim.ProcessId);
        victim.Signal("KILL");
        await cluster.Takeovers.MeasureAsync(driven, cluster.IsDoneAsync);
        await cluster.FinishAsync(TimeSpan.FromSeconds(50));

        var survivor = cluster.Silos.Single(silo => silo.IsRunning);
        Assert.That(cluster.Takeovers.Measured, Is.Not.Empty.And.All.LessThan(TimeSpan.FromSeconds(30)));
        Assert.That(await cluster.ReadLedgersAsync(), Is.EqualTo(calm));
        await cluster.AssertEventsTellLedgersAsync();
        foreach (var (signature, answer) in asked)
        {
            Assert.That((await cluster.AskAsync(survivor, signature)).Answer, Is.EqualTo(answer));
            Assert.That(
                (await cluster.AskAsync(survivor, signature, from: "2025-01-02")).Status,
                Is.EqualTo(HttpStatusCode.UnprocessableEntity)
            );
        }

        await TestContext.Out.WriteLineAsync(
            $"{driven.Count} traders taken over in {cluster.Takeovers.Measured.Max().TotalSeconds:0.0} s at most."
        );
    }

    [Test]
    [CancelAfter(80_000)]
    public async Task A_silo_that_is_asked_to_end_hands_its_traders_over_at_once_between_two_acts()
    {
        await using var cluster = await SiloCluster.CreateAsync(traders: 4, days: 40);
        string calm = await cluster.RunUndisturbedAsync();
        cluster.Model.Latency = TimeSpan.FromMilliseconds(50);
        await cluster.StartAsync(2);
        foreach (var signature in cluster.Signatures)
        {
            await cluster.AskAsync(cluster.Silos[0], signature);
        }

        var leaving = await FindDriverAsync(cluster);
        var driven = await cluster.Takeovers.FindDrivenAsync(leaving.ProcessId);
        leaving.Signal("TERM");
        await cluster.Takeovers.MeasureAsync(driven, cluster.IsDoneAsync);

        Assert.That(await leaving.EndAsync(), Is.Zero, leaving.Said);
        Assert.That(cluster.Takeovers.Measured, Is.Not.Empty.And.All.LessThan(TimeSpan.FromSeconds(12)));
        await cluster.FinishAsync(TimeSpan.FromSeconds(40));
        Assert.That(await cluster.ReadLedgersAsync(), Is.EqualTo(calm));
        await cluster.AssertEventsTellLedgersAsync();
    }

    // One that has something to lose.
    private static async Task<SiloProcess> FindDriverAsync(SiloCluster cluster)
    {
        while (true)
        {
            foreach (var silo in cluster.Silos)
            {
                if ((await cluster.Takeovers.FindDrivenAsync(silo.ProcessId)).Count > 0)
                {
                    return silo;
                }
            }

            await Task.Delay(50);
        }
    }
}
