using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Redis;

/// <summary>Eight real processes on one server.</summary>
public sealed class SharedServerTests : RedisFixture
{
    private const int Processes = 8;
    private const int Buys = 50;

    /// <summary>
    /// PEERS.md: 8 processes x 50 buys of 1 share, one signature: every acknowledged share there, no duplicate
    /// sequence, cash never below 0.
    /// </summary>
    [Test]
    public async Task Eight_processes_on_one_signature_buy_what_the_cash_buys_and_lose_nothing()
    {
        const int Affordable = 350;
        await OpenAsync(10 * Affordable, "alice");

        var lines = (await BuyAsync(_ => "alice")).SelectMany(line => line).ToList();

        await using var store = Connect();
        var ledger = store.Ledgers;
        var entries = await ledger.AllEntriesAsync("alice");
        var fills = entries.OfType<LedgerEntry.Filled>().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(fills, Has.Count.EqualTo(Affordable));
            Assert.That(
                fills.Select(fill => fill.Id.Value),
                Is.EquivalentTo(lines.Where(line => line.StartsWith('p')))
            );
            Assert.That(
                lines.Count(line => line == DenialCodes.InsufficientCash),
                Is.EqualTo((Processes * Buys) - Affordable)
            );
            Assert.That(
                entries.Select(entry => entry.Sequence),
                Is.EqualTo(Enumerable.Range(1, 1 + (Processes * Buys)))
            );
            Assert.That(fills.Select(fill => fill.Cash.Value), Is.All.Not.Negative);
            Assert.That(fills[^1].Cash.Value, Is.Zero);
        });
        Assert.That((await ledger.VerifyAsync(Signature.Parse("alice"), CancellationToken.None)).IsIntact, Is.True);
    }

    /// <summary>PEERS.md: 8 signatures, 8 processes, one shared store: 50 each.</summary>
    [Test]
    public async Task Eight_processes_of_a_signature_each_buy_fifty_shares_each()
    {
        string[] signatures = [.. Enumerable.Range(0, Processes).Select(number => $"trader-{number}")];
        await OpenAsync(1000, signatures);

        var lines = await BuyAsync(number => signatures[number]);

        await using var store = Connect();
        var ledger = store.Ledgers;
        for (int number = 0; number < Processes; number++)
        {
            var entries = await ledger.AllEntriesAsync(signatures[number]);
            Assert.That(entries[1..].Select(entry => entry.Id.Value), Is.EqualTo(lines[number]));
            Assert.That(lines[number], Is.EqualTo(Enumerable.Range(1, Buys).Select(buy => $"p{number}-{buy}")));
        }
    }

    private async Task OpenAsync(decimal cash, params string[] signatures)
    {
        await using var store = Connect();
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
    private async Task<List<string>[]> BuyAsync(Func<int, string> signatureOf)
    {
        var processes = Enumerable
            .Range(0, Processes)
            .Select(number =>
                CrashingProcess.Start(
                    "AiTrader.Crashing",
                    "buy",
                    $"redis:{Server.Address}",
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
