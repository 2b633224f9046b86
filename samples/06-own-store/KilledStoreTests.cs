using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

[Category("Process")]
public sealed class KilledStoreTests
{
    private const int Kills = 50;
    private const int MostActs = 6;

    [Test]
    public async Task Killed_at_fifty_random_points_a_week_ends_with_the_ledger_of_an_undisturbed_one()
    {
        await using var undisturbed = new InMemoryStore(TimeProvider.System);
        await Week.RunAsync(undisturbed, _ => { });
        string expected = await undisturbed.Ledgers.HeadAsync("alice");
        var random = new Random(4711);
        for (int kills = 0; kills < Kills; )
        {
            using var folder = new TemporaryFolder();
            string file = folder.File("store.jsonl");
            for (int kill = 0; kill < 5; kill++, kills++)
            {
                using var process = CrashingProcess.Start("OwnStore", file);
                await process.ReadAsync(random.Next(MostActs));
                Thread.SpinWait(random.Next(20_000));
                await process.KillAsync();
            }

            await using var store = await JsonLinesStore.OpenAsync(file, TimeProvider.System);
            var run = await Week.RunAsync(store.WithLedgers(ledgers => new MeteredLedgers(ledgers)), _ => { });

            Assert.That(run.Fault, Is.Null, $"after {kills} kills");
            Assert.That(await store.Ledgers.HeadAsync("alice"), Is.EqualTo(expected), $"after {kills} kills");
        }
    }
}
