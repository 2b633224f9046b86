using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Ledgers;

/// <summary>Acts of the owner that cannot follow on an account, each with its reason.</summary>
public sealed class OwnerActTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingContext Tuesday = Contexts.Alice("2025-10-07");
    private static readonly ModelId Other = ModelId.Parse("other/model");

    // Opened and held on Monday (entries 1 to 3), held on Tuesday (entries 4 and 5).
    private static readonly Account Account = Held(Held(Open(), Monday), Tuesday);

    [Test]
    public void A_model_is_changed_at_the_time_of_the_account() =>
        Assert.That(ReasonOf(Changed(Monday, Tuesday.ModelId)), Does.Contain("the time of the account"));

    [Test]
    public void A_model_is_changed_from_the_one_that_there_is() =>
        Assert.That(ReasonOf(Changed(Tuesday, Other)), Does.Contain($"it changes the model from {Other}"));

    [Test]
    public void A_model_is_changed_to_another_one() =>
        Assert.That(
            ReasonOf(new LedgerEntry.ModelChanged(Next, Tuesday, Tuesday.ModelId)),
            Does.Contain($"the model is {Tuesday.ModelId} already")
        );

    [Test]
    public void A_session_is_withdrawn_at_the_time_of_the_account() =>
        Assert.That(ReasonOf(Withdrawn(Monday, new(Monday.Time, 0, null))), Does.Contain("the time of the account"));

    [Test]
    public void An_account_without_a_session_has_none_that_can_be_withdrawn() =>
        Assert.That(
            Open().WhyNot(new LedgerEntry.SessionWithdrawn(2, Monday, new(Monday.Time, 0, null), null)),
            Does.Contain("there is no session at 2025-10-06")
        );

    [TestCase("2025-10-08", 1)]
    [TestCase("2025-10-06", 4)]
    [TestCase("2025-10-07", 2)]
    public void An_account_resumes_at_a_session_before(string time, int versionBefore) =>
        Assert.That(
            ReasonOf(Withdrawn(Tuesday, new(TradingTime.Parse(time), versionBefore, null))),
            Does.Contain($"the account cannot resume at {time}, after entry {versionBefore}")
        );

    [Test]
    public void The_last_completed_session_is_not_after_the_one_at_which_it_resumes() =>
        Assert.That(
            ReasonOf(Withdrawn(Tuesday, new(Monday.Time, 0, Tuesday.Time))),
            Does.Contain("cannot be the last one at 2025-10-06")
        );

    [Test]
    public void A_session_that_can_be_withdrawn_is()
    {
        var withdrawn = Withdrawn(Tuesday, new(Monday.Time, 0, null));
        var after = Account.Apply(withdrawn);

        Assert.That(Account.WhyNot(withdrawn), Is.Null);
        Assert.That(after.Time, Is.EqualTo(Monday.Time));
    }

    [Test]
    public void A_mandate_is_changed_by_the_model_and_at_the_time_of_the_account()
    {
        var mandate = new Mandate { OrdersPerSession = 3 };
        var other = TradingContext.For(Tuesday.Signature).Using(Other).At(Tuesday.Time);

        Assert.That(ReasonOf(new LedgerEntry.MandateChanged(Next, Monday, mandate)), Does.Contain("the time of"));
        Assert.That(ReasonOf(new LedgerEntry.MandateChanged(Next, other, mandate)), Does.Contain($"it names {Other}"));
        Assert.That(
            ReasonOf(new LedgerEntry.MandateChanged(Next, Tuesday, Mandate.None)),
            Does.Contain("the mandate is that already")
        );
    }

    private static long Next => Account.Version + 1;

    private static string ReasonOf(LedgerEntry entry) => Account.WhyNot(entry) ?? "nothing";

    private static LedgerEntry.ModelChanged Changed(TradingContext context, ModelId previous) =>
        new(Next, TradingContext.For(context.Signature).Using(ModelId.Parse("new/model")).At(context.Time), previous);

    private static LedgerEntry.SessionWithdrawn Withdrawn(TradingContext context, ResumedSession resumed) =>
        new(Next, context, resumed, null);

    private static Account Open() =>
        Account.Open(new LedgerEntry.AccountOpened(Monday, AccountTerms.Create(Market.Us, new Money(1_000))));

    private static Account Held(Account account, TradingContext context)
    {
        for (int number = 1; number <= 2; number++)
        {
            account = account.Apply(account.CreateHeld(context, ClientOrderId.Create(context, number), "waiting"));
        }

        return account;
    }
}
