using System.Diagnostics;
using System.Globalization;
using AiTrader.Crashing;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Serving;

/// <summary>
/// Processes that drive traders on one store, for long: one of them lives, and its memory is watched; the others are
/// killed at random moments and started again, two of them rivals for the same traders. The server of Redis is killed
/// too. At the end every promise is checked.
/// </summary>
public static class Soak
{
    private const int Groups = 4;
    private const int Reports = 10;

    /// <summary>Runs it on each store of a plan.</summary>
    public static async Task<Proof> RunAsync(SoakPlan plan, Action<string> say)
    {
        var proof = new Proof();
        foreach (string store in plan.Stores)
        {
            using var folder = new TemporaryFolder();
            using var redis = store == "redis" ? await RedisServer.StartDurableAsync() : null;
            string place = redis is null ? folder.File("soak.db") : $"redis:{redis.Address}";
            proof.Note($"{store}:");
            await RunAsync(plan, (place, redis), proof, say);
        }

        return proof;
    }

    private static async Task RunAsync(
        SoakPlan plan,
        (string Place, RedisServer? Server) store,
        Proof proof,
        Action<string> say
    )
    {
        var record = new SoakRecord();
        say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Traders} traders for {plan.Duration.TotalMinutes:0.##} minutes on {store.Place}"
            )
        );
        using var lasting = StartGroup(plan, store.Place, 0, record);

        // Two rivals for the traders of the first of them.
        SoakProcess[] mortals = [.. new[] { 1, 1, 2, 3 }.Select(group => StartGroup(plan, store.Place, group, record))];
        await using var memory = new MemoryLog(lasting.ProcessId);
        var (kills, restarts) = await DisturbAsync(plan, mortals, store.Server, (lasting, record, say));
        double[] quarters = await memory.EndAsync();
        await LetEachCompleteAsync(plan, record);
        foreach (var process in (SoakProcess[])[lasting, .. mortals])
        {
            await process.KillAsync();
        }

        proof.Note($"{kills} processes and {restarts} servers were killed at random moments");
        proof.Note($"memory of the long-lived process in MB, a quarter of the time each: {Show(quarters)}");
        proof.AtMost(
            "MB a minute by which it grew in the second half",
            (quarters[3] - quarters[2]) / (plan.Duration.TotalMinutes / 4),
            plan.MemorySlope
        );
        proof.Note($"faults: {string.Join(", ", record.Faults.Select(fault => $"{fault.Key} {fault.Value}").Order())}");
        proof.None("processes that ended by themselves, and what they said", record.Unexpected);
        say("Checking every ledger, also against an undisturbed run.");
        await using var opened = Trading.Open(store.Place);
        await new SoakCheck(opened, record).RunAsync(proof, plan.Traders);
    }

    private static SoakProcess StartGroup(SoakPlan plan, string place, int group, SoakRecord record)
    {
        int count = plan.Traders / Groups;
        return SoakProcess.Start(
            record,
            [
                "soak",
                place,
                .. new[] { (group * count) + 1, count, (int)plan.Thinking.TotalMilliseconds }.Select(number =>
                    number.ToString(CultureInfo.InvariantCulture)
                ),
            ]
        );
    }

    private static string Show(double[] megabytes) =>
        string.Join(", ", megabytes.Select(number => number.ToString("0", CultureInfo.InvariantCulture)));

    // Undisturbed, for a minute at most: on a busy machine, a short run may have killed each process in its sessions.
    private static async Task LetEachCompleteAsync(SoakPlan plan, SoakRecord record)
    {
        long start = Stopwatch.GetTimestamp();
        while (
            record.Sessions.Keys.Select(session => session.Signature).Distinct().Count() < plan.Traders
            && Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1)
        )
        {
            await Task.Delay(100);
        }
    }

    // How many processes, and servers, were killed.
    private static async Task<(int Kills, int Restarts)> DisturbAsync(
        SoakPlan plan,
        SoakProcess[] mortals,
        RedisServer? server,
        (SoakProcess Lasting, SoakRecord Record, Action<string> Say) watched
    )
    {
        var random = new Random(20261127);
        var (kills, restarts, reported) = (0, 0, 0);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < plan.Duration)
        {
            await Task.Delay(plan.KillInterval * random.NextDouble());
            await mortals[random.Next(mortals.Length)].KillAndStartAsync();
            kills++;
            if (server is not null && random.Next(10) == 0)
            {
                await server.KillAsync();
                await server.StartAgainAsync();
                restarts++;
            }

            if (elapsed / plan.Duration * Reports >= reported + 1)
            {
                reported = (int)(elapsed / plan.Duration * Reports);
                long megabytes = MemoryLog.Read(watched.Lasting.ProcessId) / (1024 * 1024);
                int sessions = watched.Record.Sessions.Count;
                watched.Say(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{elapsed.TotalMinutes:0.0} minutes: {sessions:#,0} sessions, {kills} kills, {megabytes} MB"
                    )
                );
            }
        }

        return (kills, restarts);
    }
}
