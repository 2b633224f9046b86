using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>A session is withdrawn where orders rest, and bars did something before it, at it or after it.</summary>
public abstract partial class StoreContract
{
    private static readonly TradingTime Tuesday = TradingTime.Parse("2025-10-07");

    [Test]
    public async Task A_session_is_withdrawn_after_what_bars_did_before_it_and_its_orders_with_it()
    {
        var account = await WithRestingOrderAsync();
        account = await Ledger.AppendNewAsync(Executed(account, "2025-10-07"));
        account = await Ledger.AppendNewAsync(Rests(account, "2099-01-05", "late"));

        account = await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);

        Assert.That((account.Time, account.OpenOrders.Count), Is.EqualTo((Tuesday, 0)));
        Assert.That(account.Portfolio.GetQuantity(Symbol.Parse("AAA")), Is.EqualTo(new Quantity(5)));
        Assert.That(account.CompletedThrough.ToString(), Is.EqualTo("2025-10-06"));
        Assert.That(
            async () => await Ledger.WithdrawSessionAsync(account.Signature, Tuesday),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the last one is that of 2025-10-06")
        );
        await AssertContinuesAsync(account, "2025-10-08");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Where_a_bar_did_something_at_its_time_the_account_continues_at_that_time(bool isBefore)
    {
        var account = await WithRestingOrderAsync();
        account = isBefore ? await Ledger.AppendNewAsync(Executed(account, "2025-10-07")) : account;
        account = await Ledger.AppendNewAsync(Rests(account, "2025-10-07", "mistake"));
        account = await Ledger.AppendNewAsync(
            account.CreateCompleted(account.ContextAt("2025-10-07"), SessionOutcome.Traded)
        );
        account = isBefore ? account : await Ledger.AppendNewAsync(Executed(account, "2025-10-07"));

        account = await Ledger.WithdrawSessionAsync(account.Signature, Tuesday);
        var again = await Ledger.WithdrawSessionAsync(account.Signature, Tuesday);

        Assert.That((account.Time, account.OpenOrders.Count), Is.EqualTo((Tuesday, 0)));
        Assert.That((again.Version, account.IsWithdrawn(Tuesday)), Is.EqualTo((account.Version, true)));
        Assert.That(account.CompletedThrough.ToString(), Is.EqualTo("2025-10-06"));
        await AssertRefusedAsync(account.Held(account.ContextAt("2025-10-07"), "other", "Waiting."), "withdrawn");
        var entries = await Ledger.AllEntriesAsync("alice");
        Assert.That(
            entries.Select(entry => LedgerTimeline.Create(entries).GetTime(entry).ToString()).Skip(3).Distinct(),
            Is.EqualTo(new[] { "2025-10-07" })
        );
        await AssertContinuesAsync(account, "2025-10-08");
    }

    [Test]
    public async Task A_session_after_a_withdrawn_one_is_withdrawn_to_the_time_of_the_bar()
    {
        var account = await WithRestingOrderAsync();
        account = await Ledger.AppendNewAsync(Executed(account, "2025-10-07"));
        account = await Ledger.AppendNewAsync(account.Held(account.ContextAt("2025-10-07"), "h", "Waiting."));
        account = await Ledger.WithdrawSessionAsync(account.Signature, Tuesday);
        await Ledger.AppendNewAsync(account.Held(account.ContextAt("2099-01-05"), "late", "Waiting."));

        account = await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);

        Assert.That((account.Time, account.IsWithdrawn(Mistaken)), Is.EqualTo((Tuesday, true)));
        Assert.That(
            async () => await Ledger.WithdrawSessionAsync(account.Signature, TradingTime.Parse("2025-10-06")),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the bar of 2025-10-07 has done something since")
        );
        await AssertContinuesAsync(account, "2025-10-08");
    }

    [Test]
    public async Task A_session_after_which_a_bar_did_something_is_not_withdrawn_and_the_message_says_why()
    {
        var account = await WithRestingOrderAsync();
        account = await Ledger.AppendNewAsync(Executed(account, "2025-10-07"));

        Assert.That(
            async () => await Ledger.WithdrawSessionAsync(account.Signature, TradingTime.Parse("2025-10-06")),
            Throws
                .TypeOf<LedgerException>()
                .With.Message.Contains(
                    "the session of 2025-10-06 cannot be withdrawn; the bar of 2025-10-07 has done something since "
                        + "(2025-10-07#order-2-filled), and what bars did stands."
                )
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(account.Version));
    }

    private async Task<Account> WithRestingOrderAsync()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-03"));
        account = await Ledger.AppendNewAsync(Rests(account, "2025-10-06", "resting"));
        return await Ledger.AppendNewAsync(
            account.CreateCompleted(account.ContextAt("2025-10-06"), SessionOutcome.Traded)
        );
    }

    private static LedgerEntry.Accepted Rests(Account account, string time, string id) =>
        account.CreateAccepted(
            account.ContextAt(time),
            Order.Buy(ClientOrderId.Parse(id), Symbol.Parse("AAA"), 5) with
            {
                Terms = OrderTerms.Limit(9, TimeInForce.Gtc),
            },
            new Money(45)
        );

    private static LedgerEntry.Filled Executed(Account account, string time)
    {
        var order = account.OpenOrders.Find(ClientOrderId.Parse("resting"))!;
        var fill = Fill.FromRecord(order.Order, new Price(9), order.OpenQuantity, Money.Zero);
        return account.CreateFilled(account.ContextAt(time), order, fill, Money.Zero);
    }

    private async Task AssertContinuesAsync(Account account, string time)
    {
        await Ledger.AppendNewAsync(account.Held(account.ContextAt(time), $"{time}#9", "Waiting."));
        Assert.That((await ReadAsync("alice")).Time.ToString(), Is.EqualTo(time));
        Assert.That((await Ledger.VerifyAsync(account.Signature)).IsIntact, Is.True);
    }
}
