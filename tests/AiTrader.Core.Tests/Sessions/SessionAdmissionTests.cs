using AiTrader.Stores;
using AiTrader.Testing;
using NSubstitute.ExceptionExtensions;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>With what terms an account is opened, and upon what account a session is let in.</summary>
public sealed class SessionAdmissionTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    private static readonly AccountRequest Thousand = new(new Money(1000), KnowledgeCutoff: null, Mandate: null);
    private static readonly TradingConditions Fees = new() { FeeRate = 0.001m };
    private static readonly Mandate Three = new() { OrdersPerSession = 3 };

    [Test]
    public async Task An_account_is_opened_with_the_conditions_and_the_mandate_of_the_brokerage()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var admission = new SessionAdmission(Market.Us, store.Ledgers, BrokerageOf(Fees, Three));

        var account = await admission.OpenAsync(Monday, Thousand);

        Assert.That((account.Terms.Conditions, account.Terms.Mandate), Is.EqualTo((Fees, Three)));
    }

    [Test]
    public async Task A_brokerage_that_states_none_trades_an_account_by_those_that_it_has()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var terms = AccountTerms.Create(Market.Us, new Money(1000)) with { Conditions = Fees, Mandate = Three };
        var opened = await store.Ledgers.OpenAccountAsync(Monday, terms);
        var admission = new SessionAdmission(
            Market.Us,
            store.Ledgers,
            BrokerageOf(TradingConditions.None, Mandate.None)
        );

        Assert.That((await admission.FindAsync(Monday, Thousand))?.Terms, Is.EqualTo(opened.Terms));
    }

    [Test]
    public async Task A_brokerage_with_another_mandate_than_the_account_s_is_refused()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Monday, AccountTerms.Create(Market.Us, new Money(1000)));
        var admission = new SessionAdmission(Market.Us, store.Ledgers, BrokerageOf(TradingConditions.None, Three));

        Assert.That(async () => await admission.FindAsync(Monday, Thousand), Refusals.As(SessionRefusal.OtherTerms));
    }

    [Test]
    public async Task A_session_without_an_account_is_refused_where_none_is_to_be_opened()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var admission = new SessionAdmission(Market.Us, store.Ledgers, Substitute.For<IBrokerage>());

        Assert.That(
            async () => await admission.FindAsync(Monday, opening: null),
            Refusals.As(SessionRefusal.NotOpen).And.Message.Contains("no account of alice is open; open it first")
        );
        Assert.That(await admission.FindAsync(Monday, Thousand), Is.Null);
    }

    /// <summary>Only terms that this application does not set let it go on with the account that is there.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task An_opening_that_fails_for_another_reason_than_its_terms_fails(bool isOpen)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(Monday, AccountTerms.Create(Market.Us, Thousand.Cash));
        var ledgers = Substitute.For<ILedgerStore>();
        ledgers
            .OpenAccountAsync(null!, null!)
            .ThrowsAsyncForAnyArgs(new LedgerException(Monday.Signature, "the ledger is sealed."));
        ledgers.FindAccountAsync(null!).ReturnsForAnyArgs(isOpen ? account : null);
        var admission = new SessionAdmission(Market.Us, ledgers, Substitute.For<IBrokerage>());

        Assert.That(
            async () => await admission.OpenAsync(Monday, Thousand),
            Throws.TypeOf<LedgerException>().With.Message.Contains("the ledger is sealed")
        );
    }

    /// <summary>Monday is completed, as this process knows: whether it still is, the ledger says.</summary>
    [Test]
    public async Task A_session_that_is_completed_is_looked_up_again_and_the_one_after_it_is_not()
    {
        var (known, read) = (await CompletedAsync(), await CompletedAsync());
        var ledgers = Substitute.For<ILedgerStore>();
        ledgers.GetCachedAccount(Monday.Signature).Returns(known);
        ledgers.GetCachedAccount(Monday.Signature, LedgerStoreExtensions.Recent).Returns(known);
        ledgers.FindAccountAsync(Monday.Signature).Returns(read);
        var admission = new SessionAdmission(Market.Us, ledgers, Substitute.For<IBrokerage>());

        Assert.That(await admission.FindAsync(Monday, opening: null), Is.SameAs(read));
        Assert.That(await admission.RequireAsync(Monday, follows: true), Is.SameAs(read));
        Assert.That(await admission.FindAsync(Tuesday, opening: null), Is.SameAs(known));
        Assert.That(await admission.RequireAsync(Tuesday, follows: true), Is.SameAs(known));
        Assert.That(await admission.RequireAsync(Tuesday, follows: false), Is.SameAs(read));
    }

    private static async Task<Account> CompletedAsync()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var account = await store.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(1000));
        return await store.Ledgers.AppendNewAsync(account.CreateCompleted(Monday, SessionOutcome.Undecided));
    }

    private static IBrokerage BrokerageOf(TradingConditions conditions, Mandate mandate)
    {
        var brokerage = Substitute.For<IBrokerage>();
        brokerage.Conditions.Returns(conditions);
        brokerage.Mandate.Returns(mandate);
        return brokerage;
    }
}
