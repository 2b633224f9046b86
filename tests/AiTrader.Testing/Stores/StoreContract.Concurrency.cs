using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>Many writers at once.</summary>
public abstract partial class StoreContract
{
    private const int Writers = 16;
    private const int ActsOfEach = 25;

    [Test]
    public async Task Sixteen_writers_on_one_account_are_each_acknowledged_once_and_leave_no_gap()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        string[][] acknowledged = await Task.WhenAll(
            Enumerable.Range(0, Writers).Select(writer => Task.Run(() => BuyOneByOneAsync(account, $"w{writer}")))
        );

        var entries = (await Ledger.AllEntriesAsync("alice"))[1..];
        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(entry => entry.Id.Value), Is.EquivalentTo(acknowledged.SelectMany(ids => ids)));
            Assert.That(entries.Select(entry => entry.Sequence), Is.EqualTo(Enumerable.Range(2, Writers * ActsOfEach)));
            Assert.That(
                entries.OfType<LedgerEntry.Filled>().Last().Cash.Value,
                Is.EqualTo(1000 - (Writers * ActsOfEach))
            );
        });
        Assert.That((await Ledger.VerifyAsync(account.Signature, CancellationToken.None)).IsIntact, Is.True);
    }

    [Test]
    public async Task Sixteen_writers_of_the_same_act_apply_it_once()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Writers)
                .Select(_ => Task.Run(async () => await Ledger.AppendAsync(bought, CancellationToken.None)))
        );

        Assert.That(results.Count(result => result is AppendResult.Appended), Is.EqualTo(1));
        Assert.That(
            results.OfType<AppendResult.Duplicate>().Select(duplicate => duplicate.Entry),
            Is.EqualTo(Enumerable.Repeat(bought, Writers - 1))
        );
    }

    [Test]
    public async Task Sixteen_accounts_traded_at_once_have_the_heads_they_would_have_alone()
    {
        string[] signatures = [.. Enumerable.Range(0, Writers).Select(number => $"trader-{number}")];
        var alone = new InMemoryStore(TimeProvider.System).Ledgers;
        foreach (string signature in signatures)
        {
            await BuyOneByOneAsync(alone, signature);
        }

        await Task.WhenAll(signatures.Select(signature => Task.Run(() => BuyOneByOneAsync(Ledger, signature))));

        foreach (string signature in signatures)
        {
            Assert.That(await Ledger.HeadAsync(signature), Is.EqualTo(await alone.HeadAsync(signature)));
        }
    }

    private static async Task BuyOneByOneAsync(ILedgerStore ledger, string signature)
    {
        var context = Contexts.For(signature, "2025-10-06");
        var account = await ledger.OpenAccountAsync(context, Market.Us, new Money(1000), CancellationToken.None);
        for (int act = 1; act <= ActsOfEach; act++)
        {
            account = await ledger.AppendNewAsync(account.Bought(context, $"{signature}#{act}", "AAA", 1, 1));
        }
    }

    private async Task<string[]> BuyOneByOneAsync(Account account, string writer)
    {
        var acknowledged = new List<string>();
        for (int act = 1; act <= ActsOfEach; act++)
        {
            string id = $"{writer}#{act}";
            AppendResult result;
            do
            {
                result = await Ledger.AppendAsync(
                    account.Bought(account.ContextAt("2025-10-06"), id, "AAA", 1, 1),
                    CancellationToken.None
                );
                account = result is AppendResult.Conflict conflict
                    ? conflict.Account
                    : ((AppendResult.Appended)result).Account;
            } while (result is AppendResult.Conflict);

            acknowledged.Add(id);
        }

        return [.. acknowledged];
    }
}
