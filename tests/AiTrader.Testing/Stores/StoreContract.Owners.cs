using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>An account belongs to one model, and only its owner changes that or withdraws a session.</summary>
public abstract partial class StoreContract
{
    private static readonly ModelId Other = ModelId.Parse("claude");
    private static readonly TradingTime Mistaken = TradingTime.Parse("2099-01-05");

    [Test]
    public async Task An_account_belongs_to_the_model_that_opened_it()
    {
        await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That((await ReadAsync("alice")).ModelId, Is.EqualTo(Contexts.Alice("2025-10-06").ModelId));
    }

    [Test]
    public async Task An_entry_of_another_model_is_refused_with_both_models_and_changes_nothing()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await AssertRefusedAsync(
            account.Bought(ByOther("2025-10-06"), "a#1", "AAA", 1, 1),
            "recorded by test/model, asked for by claude"
        );
    }

    [Test]
    public async Task Opening_for_another_model_is_refused_and_changes_nothing()
    {
        await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That(
            async () => await OpenAsync(ByOther("2025-10-06")),
            Throws.TypeOf<LedgerException>().With.Message.Contains("recorded by test/model, asked for by claude")
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_model_that_the_owner_names_acts_and_the_one_before_does_not()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        await Ledger.AppendNewAsync(account.CreateCompleted(account.ContextAt("2025-10-06"), SessionOutcome.Undecided));

        var changed = await Ledger.ChangeModelAsync(account.Signature, Other);

        Assert.That((changed.ModelId, (await ReadAsync("alice")).ModelId), Is.EqualTo((Other, Other)));
        await AssertRefusedAsync(
            changed.Held(Contexts.Alice("2025-10-07"), "h", "Waiting."),
            "recorded by claude, asked for by test/model"
        );
        await Ledger.AppendNewAsync(changed.Held(ByOther("2025-10-07"), "h", "Waiting."));
        Assert.That((await Ledger.VerifyAsync(account.Signature)).IsIntact, Is.True);
    }

    [Test]
    public async Task The_acts_of_the_owner_are_read_back_as_they_were_appended()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        await Ledger.ChangeModelAsync(account.Signature, Other);
        account = await ReadAsync("alice");
        await Ledger.AppendNewAsync(account.CreateCompleted(ByOther("2099-01-05"), SessionOutcome.Undecided));
        await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);

        var entries = await Ledger.AllEntriesAsync("alice");
        var changed = (LedgerEntry.ModelChanged)entries[1];
        var withdrawn = (LedgerEntry.SessionWithdrawn)entries[^1];
        Assert.Multiple(() =>
        {
            Assert.That((changed.Previous?.Value, changed.Context.ModelId.Value), Is.EqualTo(("test/model", "claude")));
            Assert.That(
                (withdrawn.Context.Time, withdrawn.ResumesAt, withdrawn.Resumed.CompletedThrough, withdrawn.Outcome),
                Is.EqualTo((Mistaken, TradingTime.Parse("2025-10-06"), (TradingTime?)null, SessionOutcome.Undecided))
            );
        });
    }

    [Test]
    public async Task A_mandate_and_its_change_are_read_back_as_they_were_given()
    {
        var mandate = new Mandate { Universe = [Symbol.Parse("AAA")], ApprovalAbove = new Money(1) };
        var context = Contexts.Alice("2025-10-06");
        var terms = AccountTerms.Create(Market.Us, new Money(1000)) with { Mandate = mandate };
        await Ledger.OpenAccountAsync(context, terms);

        var changed = await Ledger.ChangeMandateAsync(context.Signature, was => was with { OrdersPerSession = 2 });
        await Ledger.ChangeMandateAsync(context.Signature, was => was with { OrdersPerSession = 2 });

        var entries = await Ledger.AllEntriesAsync("alice");
        Assert.Multiple(() =>
        {
            Assert.That(((LedgerEntry.AccountOpened)entries[0]).Terms.Mandate, Is.EqualTo(mandate));
            Assert.That(
                ((LedgerEntry.MandateChanged)entries.Single(entry => entry.Sequence == 2)).Mandate,
                Is.EqualTo(mandate with { OrdersPerSession = 2 })
            );
            Assert.That(entries, Has.Count.EqualTo(2), "the same mandate again is not an entry");
        });
        Assert.That((await ReadAsync("alice")).Terms, Is.EqualTo(changed.Terms));
        Assert.That((await Ledger.VerifyAsync(context.Signature)).IsIntact, Is.True);
    }

    [Test]
    public async Task An_order_that_waits_is_approved_once_by_however_many_owners()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        var order = Order.Buy(ClientOrderId.Parse("2025-10-06#1"), Symbol.Parse("AAA"), 10);
        await Ledger.AppendNewAsync(
            account.CreateAccepted(Contexts.Alice("2025-10-06"), order, new Money(100)) with
            {
                Reason = CancelReasons.Approval,
            }
        );

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(async () => await Ledger.ApproveOrderAsync(account.Signature, order.Id)))
        );

        Assert.That(
            (await Ledger.AllEntriesAsync("alice")).OfType<LedgerEntry.Approved>().Select(entry => entry.Order),
            Is.EqualTo([order])
        );
        Assert.That((await ReadAsync("alice")).OpenOrders.Find(order.Id)!.WasApproved, Is.True);
    }

    [Test]
    public async Task Naming_the_model_that_has_the_account_appends_nothing()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await Ledger.ChangeModelAsync(account.Signature, account.ModelId!);

        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_owners_that_name_models_at_once_each_is_recorded_or_was_last()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    Task.Run(async () => await Ledger.ChangeModelAsync(account.Signature, ModelId.Parse($"m/{i}")))
                )
        );

        var changes = (await Ledger.AllEntriesAsync("alice")).OfType<LedgerEntry.ModelChanged>().ToList();
        Assert.That(changes.Select(change => change.Context.ModelId).Distinct().Count(), Is.EqualTo(8));
        Assert.That((await ReadAsync("alice")).ModelId, Is.EqualTo(changes[^1].Context.ModelId));
    }

    [Test]
    public async Task After_a_mistaken_session_is_withdrawn_the_account_continues_after_the_one_before()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        account = await Ledger.AppendNewAsync(account.Bought(account.ContextAt("2025-10-06"), "a#1", "AAA", 1, 10));
        account = await Ledger.AppendNewAsync(
            account.CreateCompleted(account.ContextAt("2025-10-06"), SessionOutcome.Traded)
        );
        account = await Ledger.AppendNewAsync(account.Bought(account.ContextAt("2099-01-05"), "a#2", "AAA", 2, 10));
        await Ledger.AppendNewAsync(account.CreateCompleted(account.ContextAt("2099-01-05"), SessionOutcome.Traded));

        account = await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);

        var monday = TradingTime.Parse("2025-10-06");
        Assert.That((account.Time, account.CompletedThrough), Is.EqualTo((monday, (TradingTime?)monday)));
        Assert.That(account.Portfolio.GetQuantity(Symbol.Parse("AAA")), Is.EqualTo(new Quantity(3)));
        account = await Ledger.AppendNewAsync(account.Sold(account.ContextAt("2025-10-07"), "a#3", "AAA", 3, 10));
        Assert.That((account.Portfolio.Cash, account.Time.ToString()), Is.EqualTo((new Money(1000), "2025-10-07")));
        Assert.That((await Ledger.VerifyAsync(account.Signature)).IsIntact, Is.True);
    }

    [Test]
    public async Task Mistaken_sessions_are_withdrawn_one_after_the_other_and_never_run_again()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));
        foreach (string time in (string[])["2098-01-05", "2099-01-05"])
        {
            account = await Ledger.AppendNewAsync(account.Held(account.ContextAt(time), $"{time}#1", "Waiting."));
        }

        Assert.That(
            async () => await Ledger.WithdrawSessionAsync(account.Signature, TradingTime.Parse("2098-01-05")),
            Throws.TypeOf<LedgerException>().With.Message.Contains("2099-01-05")
        );
        await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);
        account = await Ledger.WithdrawSessionAsync(account.Signature, TradingTime.Parse("2098-01-05"));
        var again = await Ledger.WithdrawSessionAsync(account.Signature, Mistaken);

        Assert.That((account.Time.ToString(), again.Version), Is.EqualTo(("2025-10-06", account.Version)));
        await AssertRefusedAsync(account.Held(account.ContextAt("2098-01-05"), "other", "Waiting."), "withdrawn");
    }

    [Test]
    public async Task Nothing_is_withdrawn_of_an_account_that_was_only_opened()
    {
        var account = await OpenAsync(Contexts.Alice("2025-10-06"));

        Assert.That(
            async () => await Ledger.WithdrawSessionAsync(account.Signature, account.Time),
            Throws.TypeOf<LedgerException>().With.Message.Contains("opened at that time")
        );
        Assert.That(await Ledger.AllEntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public void The_owner_of_no_account_can_do_nothing() =>
        Assert.That(
            async () => await Ledger.ChangeModelAsync(Driven, Other),
            Throws.TypeOf<LedgerException>().With.Message.Contains("no account is open")
        );

    [Test]
    public async Task A_journal_belongs_to_the_model_to_which_it_was_said()
    {
        var other = ByOther("2025-10-06");
        await Journal.AppendAsync(new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "You are Alice's."));
        await Journal.AppendAsync(new JournalEntry(Alice, 2, JournalEntryKind.Reply, "Yes."));

        Assert.That(await Journal.ReadAsync(other), Is.Empty);
        await Journal.AppendAsync(new JournalEntry(other, 1, JournalEntryKind.Prompt, "You are the other's."));
        await Journal.AppendAsync(new JournalEntry(Alice, 3, JournalEntryKind.Answer, "Good."));
        await Journal.AppendAsync(new JournalEntry(other, 2, JournalEntryKind.Reply, "No."));

        Assert.That(
            (await Journal.ReadAsync(Alice)).Select(entry => (entry.Number, entry.Content)),
            Is.EqualTo(new[] { (1, "You are Alice's."), (2, "Yes."), (3, "Good.") })
        );
        Assert.That(
            (await Journal.ReadAsync(other)).Select(entry => (entry.Number, entry.Content)),
            Is.EqualTo(new[] { (1, "You are the other's."), (2, "No.") })
        );
        Assert.That(
            async () => await Journal.AppendAsync(new JournalEntry(other, 2, JournalEntryKind.Reply, "Again.")),
            Throws.TypeOf<JournalException>()
        );
    }

    private static TradingContext ByOther(string time) => TradingContext.For("alice").Using(Other).At(time);
}
