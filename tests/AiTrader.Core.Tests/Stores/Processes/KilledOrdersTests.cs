using AiTrader.Crashing;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>
/// Traders whose orders rest, killed with kill -9 at random moments, within an act, within the settling before a
/// session and at the end of a run: each ledger is that of an undisturbed run. The long form is
/// tests/orders.runsettings.
/// </summary>
[Category(TestCategory.Process)]
public sealed class KilledOrdersTests
{
    private static int Kills => TestContext.Parameters.Get("kills", 12);

    [Test]
    public async Task Killed_at_random_moments_and_run_again_each_ledger_is_that_of_an_undisturbed_run()
    {
        var random = new Random(20251126);
        int kills = 0;
        for (int seed = 1; kills < Kills; seed++)
        {
            using var folder = new TemporaryFolder();
            string file = folder.File("ledger.db");
            while (await IsKilledAsync(file, seed, random))
            {
                kills++;
            }

            await using var store = new SqliteStore(file, TimeProvider.System);
            Assert.That(
                await store.Ledgers.AllEntriesAsync("alice"),
                Is.EqualTo(await new RandomTrading(seed).RunAsync()),
                $"seed {seed}"
            );
            var verification = await store.Ledgers.VerifyAsync(Signature.Parse("alice"));
            Assert.That(verification.Damage, Is.Null, $"seed {seed}");
        }

        TestContext.Out.WriteLine($"{kills} kills");
    }

    // Whether it was killed before it was done.
    private static async Task<bool> IsKilledAsync(string file, int seed, Random random)
    {
        using var process = CrashingProcess.Start("AiTrader.Crashing", ["random", file, $"{seed}"]);
        int lines = random.Next(1, 12);
        bool isRunning = (await process.ReadAsync(lines)).Count == lines;
        Thread.SpinWait(random.Next(200_000));
        await process.KillAsync();
        return isRunning;
    }
}
