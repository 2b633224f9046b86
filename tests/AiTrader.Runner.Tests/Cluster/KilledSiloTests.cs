using System.Diagnostics;
using System.Net;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Runs;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// Real silos on a real Redis, which are killed at random moments. The long form is tests/cluster.runsettings, which
/// also pauses silos, restarts Redis and cuts the network between two silos.
/// </summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Platform(Exclude = "Win")]
internal sealed class KilledSiloTests
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestTakeover = TimeSpan.FromSeconds(30);

    private static int Cuts => TestContext.Parameters.Get("cuts", 0);

    [Test]
    [CancelAfter(1_700_000)]
    public async Task Whatever_happens_to_silos_the_ledgers_the_events_and_the_answers_are_those_of_an_undisturbed_run()
    {
        int silos = TestContext.Parameters.Get("silos", 2);
        int days = TestContext.Parameters.Get("days", 30);
        using var network = Cuts > 0 ? CreateNetwork(silos) : null;
        await using var cluster = await SiloCluster.CreateAsync(
            TestContext.Parameters.Get("traders", 6),
            days,
            network
        );
        string calm = await cluster.RunUndisturbedAsync();
        cluster.Model.Latency = Latency;
        await cluster.StartAsync(silos);
        var asked = await AskAsync(cluster);
        var start = Stopwatch.StartNew();
        var disturbances = new Disturbances(cluster, network);
        using var end = new CancellationTokenSource();
        var clients = Enumerable.Range(1, 4).Select(number => new RepeatingClient(cluster, number, days)).ToList();
        var posting = Task.WhenAll(clients.Select(client => client.RunAsync(() => disturbances.Done, end.Token)));

        await disturbances.RunAsync(
            TestContext.Parameters.Get("kills", 1),
            TestContext.Parameters.Get("pauses", 0),
            TestContext.Parameters.Get("restarts", 0),
            Cuts
        );
        int atTheEnd = await cluster.CountSessionsAsync();
        await end.CancelAsync();
        await posting;
        await cluster.FinishAsync(TimeSpan.FromSeconds(40 + (4 * days)));

        await ReportAsync(cluster, disturbances, start.Elapsed, atTheEnd);
        Assert.That(await cluster.ReadLedgersAsync(), Is.EqualTo(calm));
        await cluster.AssertEventsTellLedgersAsync();
        await AssertAnswersAsync(cluster, asked);
        await AssertPostsAsync(cluster, clients);
        Assert.That(cluster.Takeovers.Measured, Is.Not.Empty.And.All.LessThan(LongestTakeover));
    }

    [Test]
    [CancelAfter(240_000)]
    public async Task A_silo_that_is_asked_to_end_hands_its_traders_over_at_once_between_two_acts()
    {
        await using var cluster = await SiloCluster.CreateAsync(traders: 4, days: 40);
        string calm = await cluster.RunUndisturbedAsync();
        cluster.Model.Latency = Latency / 2;
        await cluster.StartAsync(2);
        await AskAsync(cluster);
        var leaving = await FindDriverAsync(cluster);
        var driven = await cluster.Takeovers.FindDrivenAsync(leaving.ProcessId);

        leaving.Signal("TERM");
        await cluster.Takeovers.MeasureAsync(driven, cluster.IsDoneAsync);

        Assert.That(await leaving.EndAsync(), Is.Zero, leaving.Said);
        Assert.That(cluster.Takeovers.Measured, Is.Not.Empty.And.All.LessThan(TimeSpan.FromSeconds(12)));
        await cluster.FinishAsync(TimeSpan.FromSeconds(50));
        Assert.That(await cluster.ReadLedgersAsync(), Is.EqualTo(calm));
        await cluster.AssertEventsTellLedgersAsync();
    }

    private static PrivateNetwork CreateNetwork(int silos)
    {
        if (!PrivateNetwork.IsPossible)
        {
            Assert.Ignore("Network namespaces need the rights of an administrator.");
        }

        return new PrivateNetwork(silos);
    }

    // Two silos at once, with one key: one run.
    private static async Task<Dictionary<Signature, string>> AskAsync(SiloCluster cluster)
    {
        var asked = new Dictionary<Signature, string>();
        foreach (var signature in cluster.Signatures)
        {
            var answers = await Task.WhenAll(cluster.Silos.Take(2).Select(silo => cluster.AskAsync(silo, signature)));
            Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.Accepted));
            Assert.That(answers.Select(answer => answer.Answer).Distinct().Count(), Is.EqualTo(1));
            asked[signature] = answers[0].Answer;
        }

        return asked;
    }

    private static async Task AssertAnswersAsync(SiloCluster cluster, Dictionary<Signature, string> asked)
    {
        var silo = cluster.Silos.First(silo => silo.IsUp);
        foreach (var (signature, answer) in asked)
        {
            Assert.That((await cluster.AskAsync(silo, signature)).Answer, Is.EqualTo(answer));
            Assert.That(
                (await cluster.AskAsync(silo, signature, from: "2025-01-02")).Status,
                Is.EqualTo(HttpStatusCode.UnprocessableEntity)
            );
        }
    }

    // Each was answered, as often as it was sent, with the same; and each run was accepted once and is there once.
    private static async Task AssertPostsAsync(SiloCluster cluster, IReadOnlyList<RepeatingClient> clients)
    {
        foreach (var client in clients)
        {
            await client.RepeatAllAsync();
        }

        await TestContext.Out.WriteLineAsync(
            FormattableString.Invariant($"{clients.Sum(client => client.Posts)} posts with a key, ")
                + FormattableString.Invariant($"{clients.Sum(client => client.RepeatedAfter)} of them repeated ")
                + FormattableString.Invariant(
                    $"after the next disturbance, {clients.Sum(client => client.Unanswered)} "
                )
                + "requests without an answer"
        );
        Assert.That(clients.Sum(client => client.RepeatedAfter), Is.Positive);
        var accepted = await ReadAcceptedAsync(cluster);
        Assert.That(accepted, Is.Unique);
        var runs = new RunBook(cluster.Store.Documents);
        foreach (var (signature, id) in clients.SelectMany(client => client.Runs))
        {
            var run = await runs.FindAsync(signature, id, default);
            Assert.That(run?.State, Is.EqualTo(RunState.Completed), $"{signature} {id}");
        }
    }

    // Each run, as often as it was told that it was accepted.
    private static async Task<IReadOnlyList<string>> ReadAcceptedAsync(SiloCluster cluster)
    {
        var accepted = new List<string>();
        long last = 0;
        while (await cluster.Store.Events.ReadAsync(last, 1_000) is { Count: > 0 } read)
        {
            var requested = read.Where(told => told.Kind == EventKinds.RunRequested);
            accepted.AddRange(requested.Select(told => $"{told.Signature} {RunEvent.FindRun(told)}"));
            last = read[^1].Number;
        }

        return accepted;
    }

    private static async Task ReportAsync(
        SiloCluster cluster,
        Disturbances disturbances,
        TimeSpan elapsed,
        int atTheEnd
    )
    {
        var measured = cluster.Takeovers.Measured.Select(takeover => takeover.TotalSeconds).Order().ToList();
        await TestContext.Out.WriteLineAsync(string.Join('\n', disturbances.Log));
        await TestContext.Out.WriteLineAsync(
            FormattableString.Invariant(
                $"{await cluster.CountSessionsAsync()} sessions in {elapsed.TotalSeconds:0} s, {atTheEnd} before "
            )
                + FormattableString.Invariant(
                    $"the last disturbance was over; {cluster.Model.Asked} questions; {measured.Count} takeovers, "
                )
                + FormattableString.Invariant(
                    $"median {measured[measured.Count / 2]:0.0} s, at most {measured[^1]:0.0} s"
                )
        );
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
