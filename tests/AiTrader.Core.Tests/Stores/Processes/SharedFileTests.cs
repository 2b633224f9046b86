using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>Eight real processes on one file.</summary>
[Category(TestCategory.Process)]
public sealed class SharedFileTests
{
    private const int Processes = 8;
    private const int Buys = 50;

    /// <summary>
    /// PEERS.md: 8 processes x 50 buys of 1 share, one signature: every acknowledged share there, no duplicate
    /// sequence, cash never below 0.
    /// </summary>
    [TestCase(10_000, 400)]
    [TestCase(3_000, 300, Description = "The cash is enough for 300 shares only.")]
    public async Task Eight_processes_on_one_signature_buy_what_the_cash_buys_and_lose_nothing(int cash, int affordable)
    {
        using var folder = new TemporaryFolder();
        await OpenAsync(folder, cash, "alice");

        var lines = (await BuyAsync(folder, _ => "alice")).SelectMany(line => line).ToList();

        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        var entries = await ledger.AllEntriesAsync("alice");
        var fills = entries.OfType<LedgerEntry.Filled>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(fills, Has.Count.EqualTo(affordable));
            Assert.That(
                fills.Select(fill => fill.Id.Value),
                Is.EquivalentTo(lines.Where(line => line.StartsWith('p')))
            );
            Assert.That(
                lines.Count(line => line == DenialCodes.InsufficientCash),
                Is.EqualTo((Processes * Buys) - affordable)
            );
            Assert.That(
                entries.Select(entry => entry.Sequence),
                Is.EqualTo(Enumerable.Range(1, 1 + (Processes * Buys)))
            );
            Assert.That(fills.Select(fill => fill.Cash.Value), Is.All.Not.Negative);
            Assert.That(fills[^1].Cash.Value, Is.EqualTo(cash - (10 * affordable)));
        });
        Assert.That((await ledger.VerifyAsync(Signature.Parse("alice"), CancellationToken.None)).IsIntact, Is.True);
    }

    /// <summary>PEERS.md: 8 signatures, 8 processes, one shared store: 50 each.</summary>
    [Test]
    public async Task Eight_processes_of_a_signature_each_buy_fifty_shares_each()
    {
        string[] signatures = [.. Enumerable.Range(0, Processes).Select(number => $"trader-{number}")];
        using var folder = new TemporaryFolder();
        await OpenAsync(folder, 1000, signatures);

        var lines = await BuyAsync(folder, number => signatures[number]);

        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        for (int number = 0; number < Processes; number++)
        {
            var entries = await ledger.AllEntriesAsync(signatures[number]);
            Assert.That(entries[1..].Select(entry => entry.Id.Value), Is.EqualTo(lines[number]));
            Assert.That(lines[number], Is.EqualTo(Enumerable.Range(1, Buys).Select(buy => $"p{number}-{buy}")));
        }
    }

    [Test]
    public async Task Eight_processes_that_make_the_file_at_once_make_one_ledger()
    {
        using var folder = new TemporaryFolder();
        var processes = Enumerable
            .Range(0, Processes)
            .Select(_ => CrashingProcess.Start("AiTrader.Crashing", "buy", folder.File("ledger.db"), "alice", "p", "0"))
            .ToList();
        try
        {
            Assert.That(
                await Task.WhenAll(processes.Select(process => process.ReadAsync(1))),
                Is.All.EqualTo(new[] { "ready" })
            );
            await Task.WhenAll(processes.Select(process => process.GoAsync()));
            await Task.WhenAll(processes.Select(process => process.ReadToEndAsync()));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static async Task OpenAsync(TemporaryFolder folder, decimal cash, params string[] signatures)
    {
        await using var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System);
        var ledger = store.Ledgers;
        foreach (string signature in signatures)
        {
            await ledger.OpenAccountAsync(
                Contexts.For(signature, "2025-10-06"),
                Market.Us,
                new Money(cash),
                CancellationToken.None
            );
        }
    }

    // All of them are ready before the first one buys, so that they meet.
    private static async Task<List<string>[]> BuyAsync(TemporaryFolder folder, Func<int, string> signatureOf)
    {
        var processes = Enumerable
            .Range(0, Processes)
            .Select(number =>
                CrashingProcess.Start(
                    "AiTrader.Crashing",
                    "buy",
                    folder.File("ledger.db"),
                    signatureOf(number),
                    $"p{number}",
                    $"{Buys}"
                )
            )
            .ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadAsync(1)));
            await Task.WhenAll(processes.Select(process => process.GoAsync()));
            return await Task.WhenAll(processes.Select(process => process.ReadToEndAsync()));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }
}
