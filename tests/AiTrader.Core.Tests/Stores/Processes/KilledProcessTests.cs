using AiTrader.Crashing;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>Real processes, killed with kill -9 at random moments.</summary>
[Category(TestCategory.Process)]
[Parallelizable(ParallelScope.All)]
public sealed class KilledProcessTests
{
    private static readonly string[] Traders = ["ann", "ben", "cas"];

    // tests/kills.runsettings asks for more.
    private static int Kills => TestContext.Parameters.Get("kills", 15);

    /// <summary>PEERS.md: kill -9 in a loop of trades: 0 lost, 0 torn, 0 half-applied, 0 doubled.</summary>
    [Test]
    public async Task Killed_at_random_moments_no_acknowledged_trade_is_lost_doubled_torn_or_half_applied()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("ledger.db");
        var random = new Random(20251006);
        var acknowledged = new HashSet<string>();
        for (int kill = 1; kill <= Kills; kill++)
        {
            using (var process = CrashingProcess.Start("AiTrader.Crashing", ["trade", file, .. Traders]))
            {
                acknowledged.UnionWith(await process.ReadAsync(random.Next(40)));
                Thread.SpinWait(random.Next(100_000));
                acknowledged.UnionWith(await process.KillAsync());
            }

            await AssertIntactAsync(file, acknowledged, kill);
        }

        Assert.That(acknowledged, Has.Count.GreaterThan(Kills));
    }

    [Test]
    public async Task A_week_killed_in_mid_day_and_run_again_has_the_ledger_of_an_undisturbed_one()
    {
        var undisturbed = new TradingFloor(TestMarket.UsWeek());
        await undisturbed.Arena.RunAsync(
            [
                new Trader(Signature.Parse("alice"), ModelId.Parse("test/model"), new FourActs(_ => { }))
                {
                    Cash = new Money(10_000),
                },
            ],
            SessionSchedule.FromPrices(undisturbed.Series),
            null,
            CancellationToken.None
        );
        string expected = await undisturbed.Ledger.HeadAsync("alice");

        var random = new Random(4711);
        for (int run = 0; run < 5; run++)
        {
            using var folder = new TemporaryFolder();
            await KillAsync(folder.File("ledger.db"), afterActs: random.Next(1, 12), random);
            await KillAsync(folder.File("ledger.db"), afterActs: random.Next(1, 8), random);
            using (var process = CrashingProcess.Start("AiTrader.Crashing", "week", folder.File("ledger.db"), "alice"))
            {
                await process.ReadToEndAsync();
            }

            await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
            var ledger = store.Ledgers;
            Assert.That(await ledger.HeadAsync("alice"), Is.EqualTo(expected), $"run {run}");
        }
    }

    private static async Task KillAsync(string file, int afterActs, Random random)
    {
        using var process = CrashingProcess.Start("AiTrader.Crashing", "week", file, "alice");
        await process.ReadAsync(afterActs);
        Thread.SpinWait(random.Next(20_000));
        await process.KillAsync();
    }

    private static async Task AssertIntactAsync(string file, HashSet<string> acknowledged, int kill)
    {
        await using var store = new SqliteStore(file, TimeProvider.System);
        var ledger = store.Ledgers;
        var recorded = new List<string>();
        foreach (var signature in await ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync())
        {
            Assert.That(
                await ledger.VerifyAsync(signature, CancellationToken.None),
                Has.Property("Damage").Null,
                $"kill {kill}"
            );
            var fills = (await ledger.AllEntriesAsync(signature.Value)).OfType<LedgerEntry.Filled>().ToList();
            var account = (await ledger.FindAccountAsync(signature, CancellationToken.None))!;
            Assert.That(account.Portfolio.Cash.Value, Is.EqualTo(100_000_000 - (10 * fills.Count)), $"kill {kill}");
            Assert.That(
                account.Portfolio.GetQuantity(Symbol.Parse("AAA")).Value,
                Is.EqualTo(fills.Count),
                $"kill {kill}"
            );
            recorded.AddRange(fills.Select(fill => $"{signature} {fill.Id}"));
        }

        Assert.That(recorded, Is.Unique, $"kill {kill}");
        Assert.That(acknowledged.Except(recorded), Is.Empty, $"Lost by kill {kill}.");
        Assert.That(
            recorded.Count - acknowledged.Count,
            Is.LessThanOrEqualTo(Traders.Length * kill),
            "A kill leaves at most one unacknowledged trade a trader."
        );
    }
}
