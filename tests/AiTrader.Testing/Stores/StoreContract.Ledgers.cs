using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the ledgers of every store do.</summary>
public abstract partial class StoreContract
{
    [Test]
    public async Task Opening_an_account_is_its_first_entry()
    {
        var context = Contexts.Alice("2025-10-06");

        await OpenAsync(context);

        var entries = await Ledger.AllEntriesAsync("alice");
        Assert.That(entries, Has.Count.EqualTo(1));
        Assert.That(
            entries[0],
            Is.InstanceOf<LedgerEntry.AccountOpened>()
                .With.Property("Context")
                .EqualTo(context)
                .And.Property("Terms")
                .EqualTo(AccountTerms.Create(Market.Us, new Money(1000)))
        );
    }

    [Test]
    public async Task An_opened_account_holds_its_cash_and_nothing_else()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That(
            (account.Version, account.Portfolio.Cash, account.Portfolio.Positions.Count, account.CompletedThrough),
            Is.EqualTo((1L, new Money(1000), 0, (TradingTime?)null))
        );
    }

    [Test]
    public async Task Opening_again_with_the_same_terms_leaves_the_account_as_it_is()
    {
        var context = Contexts.Alice("2025-10-06");
        var account = await OpenAsync(context);
        await Ledger.AppendNewAsync(account.Bought(context, "a#1", "AAA", 10, 10));

        var again = await OpenAsync(Contexts.Alice("2025-10-08"));

        Assert.That((again.Version, again.Portfolio.Cash, again.Time), Is.EqualTo((2L, new Money(900), context.Time)));
    }

    [Test]
    public async Task Opening_with_other_cash_is_refused_and_changes_nothing()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That(
            async () =>
                await Ledger.OpenAccountAsync(
                    account.ContextAt("2025-10-06"),
                    Market.Us,
                    new Money(1001),
                    CancellationToken.None
                ),
            Throws.TypeOf<LedgerException>().With.Message.Contains("1001")
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Opening_on_another_market_is_refused_and_changes_nothing()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That(
            async () =>
                await Ledger.OpenAccountAsync(
                    account.ContextAt("2025-10-06"),
                    Market.Crypto,
                    new Money(1000),
                    CancellationToken.None
                ),
            Throws.TypeOf<LedgerException>().With.Message.Contains("crypto")
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Opening_with_less_than_nothing_is_refused_before_anything_is_touched()
    {
        Assert.That(
            async () =>
                await Ledger.OpenAccountAsync(
                    Contexts.Alice("2025-10-06"),
                    Market.Us,
                    new Money(-1),
                    CancellationToken.None
                ),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
        Assert.That(await Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task Opened_by_sixteen_at_once_an_account_is_opened_once()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await OpenAsync(Contexts.Alice("2025-10-06"))))
        );

        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unknown_account_is_absent() =>
        Assert.That(await Ledger.FindAccountAsync(Signature.Parse("nobody"), CancellationToken.None), Is.Null);

    [Test]
    public async Task An_unknown_account_has_no_entries() =>
        Assert.That(await Ledger.AllEntriesAsync("nobody"), Is.Empty);

    [Test]
    public async Task An_unknown_account_is_intact_and_empty() =>
        Assert.That(
            await Ledger.VerifyAsync(Signature.Parse("nobody"), CancellationToken.None),
            Is.EqualTo(new LedgerVerification(Signature.Parse("nobody"), 0, null))
        );

    [Test]
    public async Task Signatures_are_listed_in_ordinal_order()
    {
        foreach (string signature in (string[])["bob", "Zoe", "alice", "a.1"])
        {
            await OpenAsync(Contexts.For(signature, "2025-10-06"));
        }

        Assert.That(
            await Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Is.EqualTo(new[] { "Zoe", "a.1", "alice", "bob" }.Select(Signature.Parse))
        );
    }

    [Test]
    public async Task Signatures_that_differ_in_case_are_two_accounts()
    {
        var account = await OpenAsync(Contexts.For("Alice", "2025-10-06"));
        await OpenAsync(Contexts.Alice("2025-10-06"));

        await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-06"), "h", "Waiting."));

        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase(0, new long[] { 1, 2, 3, 4 })]
    [TestCase(1, new long[] { 2, 3, 4 })]
    [TestCase(3, new long[] { 4 })]
    [TestCase(4, new long[0])]
    [TestCase(99, new long[0])]
    public async Task Entries_are_streamed_after_a_number_of_them(long after, long[] expected)
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        for (int i = 1; i <= 3; i++)
        {
            account = await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-06"), $"h{i}", "Waiting."));
        }

        var sequences = new List<long>();
        await foreach (var entry in Ledger.ReadEntriesAsync(account.Signature, after, CancellationToken.None))
        {
            sequences.Add(entry.Sequence);
        }

        Assert.That(sequences, Is.EqualTo(expected));
    }

    [Test]
    public async Task A_stream_ends_where_the_ledger_ended_when_it_began()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var streamed = new List<long>();

        await foreach (var entry in Ledger.ReadEntriesAsync(account.Signature, 0, CancellationToken.None))
        {
            streamed.Add(entry.Sequence);
            await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-06"), "h", "Waiting."));
        }

        Assert.That(streamed, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Streaming_after_less_than_nothing_is_refused() =>
        Assert.That(
            async () =>
                await Ledger
                    .ReadEntriesAsync(Signature.Parse("alice"), -1, CancellationToken.None)
                    .GetAsyncEnumerator()
                    .MoveNextAsync(),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public async Task An_account_read_again_is_the_account_that_the_append_gave()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var after = await Ledger.AppendNewAsync(account.Bought(account.ContextAt("2025-10-07"), "a#1", "AAA", 3, 10));

        var read = await ReadAsync("alice");

        Assert.That(
            (read.Version, read.Time, read.Portfolio.Cash, read.Portfolio.GetQuantity(Symbol.Parse("AAA"))),
            Is.EqualTo((after.Version, after.Time, after.Portfolio.Cash, new Quantity(3)))
        );
    }

    /// <summary>Opens an account of 1,000 dollars.</summary>
    protected async Task<Account> OpenAsync(TradingContext context) =>
        await Ledger.OpenAccountAsync(context, Market.Us, new Money(1000), CancellationToken.None);

    /// <summary>Reads an account that must be open.</summary>
    protected async Task<Account> ReadAsync(string signature) =>
        await Ledger.FindAccountAsync(Signature.Parse(signature), CancellationToken.None)
        ?? throw new AssertionException($"{signature} has no account.");
}
