using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>Entries that are appended together, and what a process knows of an account without a read.</summary>
public abstract partial class StoreContract
{
    [Test]
    public async Task Entries_that_are_appended_together_make_the_ledger_that_they_make_one_by_one()
    {
        var (account, entries) = await ThreeBuysAsync();
        var alone = new InMemoryStore(TimeProvider.System).Ledgers;
        await alone.OpenAccountAsync(account.ContextAt("2025-10-06"), account.Terms, CancellationToken.None);
        foreach (var entry in entries)
        {
            await alone.AppendNewAsync(entry);
        }

        var result = await Ledger.AppendAllAsync(entries, CancellationToken.None);

        Assert.That(((AppendResult.Appended)result).Account.Version, Is.EqualTo(account.Version + 3));
        Assert.That(await Ledger.AllEntriesAsync("alice"), Is.EqualTo(await alone.AllEntriesAsync("alice")));
        Assert.That(await Ledger.HeadAsync("alice"), Is.EqualTo(await alone.HeadAsync("alice")));
        Assert.That((await Ledger.VerifyAsync(account.Signature, CancellationToken.None)).IsIntact, Is.True);
    }

    [Test]
    public async Task Of_entries_that_are_appended_together_none_is_appended_after_one_that_is_known()
    {
        var (account, entries) = await ThreeBuysAsync();
        await Ledger.AppendNewAsync(entries[0]);
        var other = (
            (AppendResult.Appended)
                await Ledger.AppendAsync(
                    account
                        .Apply(entries[0])
                        .Bought(account.ContextAt("2025-10-06"), entries[2].Id.Value, "AAA", 2, 10),
                    CancellationToken.None
                )
        ).Account;
        var next = other.Bought(account.ContextAt("2025-10-06"), "a#4", "AAA", 1, 10);
        var known = other.Apply(next).Bought(account.ContextAt("2025-10-06"), entries[2].Id.Value, "AAA", 1, 10);
        var last = other.Apply(next).Apply(known).Bought(account.ContextAt("2025-10-06"), "a#5", "AAA", 1, 10);

        var result = await Ledger.AppendAllAsync([next, known, last], CancellationToken.None);

        Assert.That((result as AppendResult.Duplicate)?.Entry.Sequence, Is.EqualTo(3));
        Assert.That(
            (await Ledger.AllEntriesAsync("alice")).Select(entry => entry.Id.Value),
            Is.EqualTo(new[] { "open", "a#1", "a#3", "a#4" })
        );
    }

    [Test]
    public async Task Entries_that_do_not_come_next_are_a_conflict_and_none_is_appended()
    {
        var (account, entries) = await ThreeBuysAsync();
        var held = account.Held(account.ContextAt("2025-10-06"), "h", "waiting");
        await Ledger.AppendNewAsync(held);

        var result = await Ledger.AppendAllAsync(entries, CancellationToken.None);

        Assert.That((result as AppendResult.Conflict)?.Account.Version, Is.EqualTo(2));
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [Test]
    public void No_entries_cannot_be_appended() =>
        Assert.That(
            () => Ledger.AppendAllAsync([], CancellationToken.None).AsTask(),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public async Task An_account_that_is_known_without_a_read_is_the_one_after_the_last_append()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        await Ledger.AppendNewAsync(bought);

        var known = Ledger.GetCachedAccount(account.Signature, TimeSpan.FromMinutes(10));

        Assert.That(known?.Version, Is.EqualTo(2).Or.Null);
    }

    private async Task<(Account Account, LedgerEntry[] Buys)> ThreeBuysAsync()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var buys = new List<LedgerEntry>();
        var next = account;
        foreach (string id in (string[])["a#1", "a#2", "a#3"])
        {
            buys.Add(next.Bought(account.ContextAt("2025-10-06"), id, "AAA", 1, 10));
            next = next.Apply(buys[^1]);
        }

        return (account, [.. buys]);
    }
}
