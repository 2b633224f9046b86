using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What an append does.</summary>
public abstract partial class StoreContract
{
    // The head of the acts below, computed apart from this library: sha256(previous hash + line of JSON), entry by
    // entry.
    private const string HeadOfAllKinds = "c783949f683fa899b93b59199b459da317ac146db9ebf9316ef3c5a8b31d9453";

    [Test]
    public async Task Entries_of_every_kind_are_read_back_as_they_were_appended()
    {
        var appended = await AppendAllKindsAsync();

        Assert.That((await Ledger.AllEntriesAsync("alice"))[1..], Is.EqualTo(appended));
    }

    [Test]
    public async Task The_same_acts_make_the_same_head_in_every_ledger()
    {
        await AppendAllKindsAsync();

        Assert.That(await Ledger.HeadAsync("alice"), Is.EqualTo(HeadOfAllKinds));
    }

    [Test]
    public async Task What_was_appended_is_intact()
    {
        await AppendAllKindsAsync();

        var verification = await Ledger.VerifyAsync(Signature.Parse("alice"), CancellationToken.None);

        Assert.That(
            verification with
            {
                Head = null,
            },
            Is.EqualTo(new LedgerVerification(Signature.Parse("alice"), 6, null))
        );
        Assert.That(verification.Head, Is.Null.Or.EqualTo(HeadOfAllKinds), "a store can keep no hashes");
    }

    [TestCase("ждать · 等待 · انتظار")]
    [TestCase("first line\nsecond line\r\n\tthird")]
    [TestCase("she said \"hold\", it's 'fine' \\ `done` -- ; DROP TABLE entries;")]
    [TestCase("🚀📉 👩‍👩‍👧 e\u0301 \u202Eright to left")]
    [TestCase("null \0 inside, bell \a, delete \u007f, next line \u0085, separator \u2028")]
    [TestCase("{\"kind\":\"filled\",\"cash\":\"1000000000\"}")]
    [TestCase("\uFFFD\uFEFF\uFFFF")]
    [TestCase(" leading and trailing ")]
    public async Task An_awkward_reason_is_kept_to_the_letter(string reason)
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-06"), "h", reason));

        Assert.That(((LedgerEntry.Held)(await Ledger.AllEntriesAsync("alice"))[1]).Reason, Is.EqualTo(reason));
    }

    [Test]
    public async Task A_reason_of_a_million_characters_is_kept()
    {
        string reason = string.Concat(Enumerable.Repeat("wait … ", 150_000));
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-06"), "h", reason));

        Assert.That(((LedgerEntry.Held)(await Ledger.AllEntriesAsync("alice"))[1]).Reason, Is.EqualTo(reason));
    }

    [TestCase("0.0000000000000000000000000001", "1")]
    [TestCase("1.234567890123456789012345678", "3")]
    [TestCase("7.922816251426433759354395033", "7.000000000000000000000000001")]
    [TestCase("999.9999999999999999999999999", "0.0000000000000000000000000001")]
    public async Task Decimals_of_28_digits_are_kept_to_the_last_one(string price, string quantity)
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var filled = account.Bought(account.ContextAt("2025-10-06"), "a", "AAA", Decimal(quantity), Decimal(price));

        await Ledger.AppendNewAsync(filled);

        var read = (LedgerEntry.Filled)(await Ledger.AllEntriesAsync("alice"))[1];
        Assert.That(
            (read.Fill.Price.Value, read.Holding.Value, read.Cash.Value),
            Is.EqualTo((Decimal(price), Decimal(quantity), filled.Cash.Value))
        );
    }

    [Test]
    public async Task An_entry_appended_twice_is_a_duplicate_the_second_time()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        await Ledger.AppendNewAsync(bought);

        Assert.That(
            await Ledger.AppendAsync(bought, CancellationToken.None),
            Is.EqualTo(new AppendResult.Duplicate(bought))
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_known_id_is_a_duplicate_after_newer_entries_and_at_the_current_version()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var bought = account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10);
        account = await Ledger.AppendNewAsync(bought);
        account = await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-07"), "a#2", "Waiting."));

        var other = account.Bought(account.ContextAt("2025-10-08"), "a#1", "BBB", 1, 1);

        Assert.That(
            await Ledger.AppendAsync(other, CancellationToken.None),
            Is.EqualTo(new AppendResult.Duplicate(bought))
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_stale_sequence_is_a_conflict_that_gives_the_account_as_it_is()
    {
        var stale = await OpenAsync(Contexts.Alice("2025-10-06"));
        await Ledger.AppendNewAsync(stale.Bought(stale.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));

        var result = await Ledger.AppendAsync(
            stale.Bought(stale.ContextAt("2025-10-06"), "a#2", "AAA", 10, 10),
            CancellationToken.None
        );

        Assert.That(result, Is.InstanceOf<AppendResult.Conflict>());
        var current = ((AppendResult.Conflict)result).Account;
        Assert.That((current.Version, current.Portfolio.Cash), Is.EqualTo((2L, new Money(900))));
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_sequence_that_leaves_a_gap_is_a_conflict()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var ahead = account.Held(account.ContextAt("2025-10-06"), "h", "Waiting.").Forged("sequence", 3);

        Assert.That(await Ledger.AppendAsync(ahead, CancellationToken.None), Is.InstanceOf<AppendResult.Conflict>());
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cash_and_holding_are_rounded_as_the_market_says()
    {
        var context = Contexts.Alice("2025-10-06");
        var account = await Ledger.OpenAccountAsync(context, Market.Crypto, new Money(1000), CancellationToken.None);

        account = await Ledger.AppendNewAsync(account.Bought(context, "a#1", "BTC", 0.00015m, 3));

        Assert.That(
            (account.Portfolio.Cash.Value, account.Portfolio.GetQuantity(Symbol.Parse("BTC")).Value),
            Is.EqualTo((999.9996m, 0.0002m))
        );
    }

    [Test]
    public async Task A_position_that_is_sold_out_is_gone()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        account = await Ledger.AppendNewAsync(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));

        account = await Ledger.AppendNewAsync(account.Sold(account.ContextAt("2025-10-07"), "a#2", "AAA", 10, 11));

        Assert.That((account.Portfolio.Cash.Value, account.Portfolio.Positions.Count), Is.EqualTo((1010m, 0)));
    }

    [Test]
    public async Task The_same_id_in_two_ledgers_is_two_acts()
    {
        var alice = await OpenAsync(Contexts.Alice("2025-10-06"));
        var bob = await OpenAsync(Contexts.Bob("2025-10-06"));

        await Ledger.AppendNewAsync(alice.Bought(alice.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));
        await Ledger.AppendNewAsync(bob.Bought(bob.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));

        Assert.That((await ReadAsync("alice")).Portfolio.Cash, Is.EqualTo((await ReadAsync("bob")).Portfolio.Cash));
    }

    [Test]
    public async Task What_one_signature_does_changes_nothing_for_another()
    {
        var alice = await OpenAsync(Contexts.Alice("2025-10-06"));
        await OpenAsync(Contexts.Bob("2025-10-06"));

        await Ledger.AppendNewAsync(alice.Bought(alice.ContextAt("2025-10-06"), "a#1", "AAA", 10, 10));

        Assert.That((await ReadAsync("bob")).Version, Is.EqualTo(1));
    }

    [Test]
    public async Task A_call_that_is_cancelled_before_it_starts_does_nothing()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var cancelled = new CancellationToken(canceled: true);
        var held = account.Held(account.ContextAt("2025-10-06"), "h", "Waiting.");

        Assert.Multiple(() =>
        {
            Assert.That(
                async () => await Ledger.AppendAsync(held, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Ledger.OpenAccountAsync(Contexts.Bob("2025-10-06"), Market.Us, Money.Zero, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Ledger.FindAccountAsync(account.Signature, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Ledger.VerifyAsync(account.Signature, cancelled),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () => await Ledger.ListSignaturesAsync(cancelled).ToListAsync(),
                Throws.InstanceOf<OperationCanceledException>()
            );
            Assert.That(
                async () =>
                    await Ledger
                        .ReadEntriesAsync(account.Signature, 0, cancelled)
                        .GetAsyncEnumerator(cancelled)
                        .MoveNextAsync(),
                Throws.InstanceOf<OperationCanceledException>()
            );
        });
        Assert.That(
            await Ledger.ListSignaturesAsync(CancellationToken.None).ToListAsync(),
            Is.EqualTo(new[] { account.Signature })
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    private async Task<List<LedgerEntry>> AppendAllKindsAsync()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var appended = new List<LedgerEntry>();
        await AppendAsync(now => now.Bought(Contexts.Alice("2025-10-06"), "2025-10-06#1", "AAA", 10, 10.25m));
        await AppendAsync(now => now.Sold(Contexts.Alice("2025-10-06"), "2025-10-06#2", "AAA", 4, 10.5m));
        await AppendAsync(now =>
            now.DeniedBuy(
                Contexts.Alice("2025-10-06"),
                "2025-10-06#3",
                "BBB",
                -1.5m,
                "invalid_quantity",
                "Not \"-1.5\"."
            )
        );
        await AppendAsync(now => now.Held(Contexts.Alice("2025-10-06"), "2025-10-06#4", "Enough – für heute."));
        await AppendAsync(now => now.CreateCompleted(Contexts.Alice("2025-10-06"), SessionOutcome.Traded));
        return appended;

        async Task AppendAsync(Func<Account, LedgerEntry> next)
        {
            appended.Add(next(account));
            account = await Ledger.AppendNewAsync(appended[^1]);
        }
    }

    private static decimal Decimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
