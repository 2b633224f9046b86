using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>A mandate at the opening of an account, and in its sessions.</summary>
public sealed class MandateSessionTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Mandate Given = new() { OrdersPerSession = 1, Universe = [Symbol.Parse("AAA")] };
    private static readonly SessionRunOptions Opening = new() { OpeningCash = new Money(1000), Mandate = Given };

    [Test]
    public async Task An_account_is_opened_with_the_mandate_of_its_trader()
    {
        await using var store = new InMemoryStore(TimeProvider.System);

        await FloorOf(store).Sessions.RunAsync(Monday, Holding(), Opening);

        Assert.That((await store.Ledgers.FindAccountAsync(Monday.Signature))!.Terms.Mandate, Is.EqualTo(Given));
    }

    [Test]
    public async Task Another_mandate_than_that_of_the_account_is_refused_until_its_owner_changes_it()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var sessions = FloorOf(store).Sessions;
        var other = new SessionRunOptions
        {
            OpeningCash = new Money(1000),
            Mandate = Given with { OrdersPerSession = 2 },
        };
        await sessions.RunAsync(Monday, Holding(), Opening);
        var tuesday = Contexts.Alice("2025-10-07");

        Assert.That(
            async () => await sessions.RunAsync(tuesday, Holding(), other),
            Refusals.As(SessionRefusal.OtherTerms).And.Message.Contains("aitrader ledger set-mandate")
        );
        await store.Ledgers.ChangeMandateAsync(Monday.Signature, was => was with { OrdersPerSession = 2 });

        Assert.That((await sessions.RunAsync(tuesday, Holding(), other)).Outcome, Is.EqualTo(SessionOutcome.Held));
    }

    [Test]
    public async Task A_decision_maker_is_told_the_mandate_and_held_to_it()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        Mandate? told = null;
        var outcomes = new List<TradeOutcome>();
        var maker = new ScriptedDecisions(
            async (context, desk) =>
            {
                told = desk.ToolDesk.Brokerage.Mandate;
                outcomes.Add(await desk.BuyAsync(context, Symbol.Parse("BBB"), 1));
                outcomes.Add(await desk.BuyAsync(context, Symbol.Parse("AAA"), 1));
                outcomes.Add(await desk.SellAsync(context, Symbol.Parse("AAA"), 1));
            }
        );

        var result = await FloorOf(store).Sessions.RunAsync(Monday, maker, Opening);

        Assert.That(result.Outcome, Is.EqualTo(SessionOutcome.Traded));
        Assert.That(told, Is.EqualTo(Given));
        Assert.That(
            outcomes.OfType<TradeOutcome.Denied>().Select(denied => denied.Denial.Code),
            Is.EqualTo([DenialCodes.Universe, DenialCodes.OrdersPerSession])
        );
    }

    [Test]
    public async Task An_application_that_says_nothing_of_a_mandate_leaves_that_of_the_owner()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(1000));
        await store.Ledgers.ChangeMandateAsync(Monday.Signature, _ => Given);

        var account = await store.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(1000));

        Assert.That(account.Terms.Mandate, Is.EqualTo(Given));
        Assert.That(
            async () =>
                await store.Ledgers.OpenAccountAsync(
                    Monday,
                    account.Terms with
                    {
                        Mandate = Given with { OrdersPerSession = 7 },
                    }
                ),
            Throws.TypeOf<LedgerException>().With.Message.Contains("aitrader ledger set-mandate")
        );
    }

    [Test]
    public async Task Only_an_open_account_has_a_mandate_that_can_be_changed()
    {
        await using var store = new InMemoryStore(TimeProvider.System);

        Assert.That(
            async () => await store.Ledgers.ChangeMandateAsync(Monday.Signature, _ => Given),
            Throws.TypeOf<LedgerException>().With.Message.Contains("no account is open")
        );
    }

    private static TradingFloor FloorOf(InMemoryStore store)
    {
        var week = TestMarket.UsWeek();
        return new TradingFloor(week.MarketData, week.Series, store, RuleBook.Standard);
    }

    private static ScriptedDecisions Holding() => ScriptedDecisions.Holding("Waiting.");
}
