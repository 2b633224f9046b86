using System.Diagnostics;
using System.Threading.Channels;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Serving;

/// <summary>
/// Many users who ask for sessions of their traders at once, look at them, and try those of others; at the end each
/// ledger is compared with what was acknowledged, and with that of an undisturbed run.
/// </summary>
public static class UserLoad
{
    private static readonly string[] Models =
    [
        "baseline/equal-weight",
        "baseline/momentum",
        "baseline/mean-reversion",
        "baseline/limit-ladder",
        "baseline/stop-trend",
        "scripted/demo",
    ];

    /// <summary>Runs it.</summary>
    public static async Task<Proof> RunAsync(UserLoadPlan plan, Action<string> say)
    {
        using var folder = new TemporaryFolder();
        using var redis = await RedisServer.StartDurableAsync();
        await File.WriteAllTextAsync(folder.File("prices.csv"), LoadedMarket.Prices());
        await File.WriteAllTextAsync(folder.File("offered.json"), LoadedTraders.Offered());
        var traders = LoadedTraders.Create(2 * plan.Users, Models);
        await using var store = new RedisStore(redis.Address, TimeProvider.System);
        var findings = new Findings();
        var proof = new Proof();
        await using (
            var program = await ServedProgram.StartAsync(
                "--market",
                "us",
                "--prices",
                folder.File("prices.csv"),
                "--traders",
                folder.File("offered.json"),
                "--store",
                $"redis:{redis.Address}"
            )
        )
        {
            using var http = Connections.To(program.Address);
            var users = await AddUsersAsync(plan, (http, store), traders, findings);
            say($"{users.Count} users with {traders.Count} traders at {program.Address}");
            await using var memory = new MemoryLog(program.ProcessId);
            long start = Stopwatch.GetTimestamp();
            await DriveAsync(users, plan);
            var took = Stopwatch.GetElapsedTime(start);
            double[] quarters = await memory.EndAsync();
            await FinishAsync(users, say);
            Measure(proof, plan, findings, (took, quarters, traders.Sum(trader => trader.Acknowledged)));
        }

        say("Comparing with an undisturbed run.");
        await LedgerCheck.RunAsync(proof, store, traders, folder);
        return proof;
    }

    private static async Task<List<LoadedUser>> AddUsersAsync(
        UserLoadPlan plan,
        (HttpClient Http, IStore Store) service,
        IReadOnlyList<LoadedTrader> traders,
        Findings findings
    )
    {
        var book = new UserBook(service.Store.Documents, TimeProvider.System);
        var random = new Random(4711);
        var users = new List<LoadedUser>();
        for (int number = 0; number < plan.Users; number++)
        {
            var key = await book.AddAsync(UserName.Parse($"user-{number}"), Role.Trader, CancellationToken.None);
            var client = new ServiceClient(service.Http, $"user-{number}", key.Text);
            LoadedTrader[] own = [traders[2 * number], traders[(2 * number) + 1]];
            foreach (var trader in own)
            {
                var body = new
                {
                    signature = trader.Signature,
                    modelId = trader.ModelId,
                    cash = trader.Cash,
                };
                var answer = await client.PostAsync("v1/traders", body);
                findings.Require((int)answer.Status == 201, $"{trader.Signature}: {answer.Status} {answer.Body}");
            }

            var foreign = Enumerable
                .Repeat(0, plan.ForeignTries)
                .Select(_ => traders[(2 * number + 2 + random.Next(traders.Count - 2)) % traders.Count].Signature);
            users.Add(new LoadedUser(client, own, new Queue<string>(foreign), plan.Pace, findings));
        }

        return users;
    }

    private static async Task DriveAsync(List<LoadedUser> users, UserLoadPlan plan)
    {
        var free = Channel.CreateUnbounded<LoadedUser>();
        users.ForEach(user => free.Writer.TryWrite(user));
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, plan.Concurrency).Select(_ => Task.Run(WorkAsync)));

        async Task WorkAsync()
        {
            while (Stopwatch.GetElapsedTime(start) < plan.Duration)
            {
                var user = await free.Reader.ReadAsync();
                await user.ActAsync();
                free.Writer.TryWrite(user);
            }
        }
    }

    // Every signature is tried, and every session that was acknowledged is run.
    private static async Task FinishAsync(List<LoadedUser> users, Action<string> say)
    {
        long start = Stopwatch.GetTimestamp();
        foreach (var user in users)
        {
            await user.TryRestAsync();
            while (!await user.IsIdleAsync())
            {
                if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
                {
                    return;
                }

                await Task.Delay(50);
            }
        }

        say($"Everything is completed {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s after the load.");
    }

    private static void Measure(
        Proof proof,
        UserLoadPlan plan,
        Findings findings,
        (TimeSpan Took, double[] Quarters, int Sessions) run
    )
    {
        double seconds = run.Took.TotalSeconds;
        int requests = findings.Reads.Count + findings.Posts.Count;
        proof.Note($"{requests} requests in {seconds:0} s ({requests / seconds:0} a second)");
        proof.Note($"{run.Sessions} sessions were acknowledged ({run.Sessions / seconds:0} a second)");
        proof.Note(
            $"reads, p50: {findings.Reads.Percentile(0.5):0.0} ms; posts, p50: {findings.Posts.Percentile(0.5):0.0} ms"
        );
        proof.AtMost("reads, p99 in ms", findings.Reads.Percentile(0.99), plan.ReadLimit);
        proof.AtMost("posts, p99 in ms", findings.Posts.Percentile(0.99), plan.PostLimit);
        proof.Note($"memory in MB, by quarters: {string.Join(", ", run.Quarters.Select(mean => $"{mean:0}"))}");
        proof.AtMost(
            "memory of the last quarter to that of the second",
            run.Quarters[3] / run.Quarters[1],
            plan.MemoryLimit
        );
        proof.None("answers that were not expected", findings.Unexpected);
        proof.None($"answers with data of others, after {findings.Tries} tries", findings.Foreign);
    }
}
