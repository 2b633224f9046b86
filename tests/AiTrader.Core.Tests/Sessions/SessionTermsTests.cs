using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions;

/// <summary>Which conditions and which mandate the brokerage of a session states.</summary>
public sealed class SessionTermsTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly TradingConditions OfBroker = new() { FeeRate = 0.001m };
    private static readonly Mandate Three = new() { OrdersPerSession = 3 };

    [Test]
    public async Task Those_of_the_account_come_before_those_of_the_brokerage()
    {
        var ofAccount = new TradingConditions { FeeRate = 0.002m };
        var nine = new Mandate { OrdersPerSession = 9 };

        Assert.That(await ReadAsync(ofAccount, nine), Is.EqualTo((ofAccount, nine)));
    }

    [Test]
    public async Task An_account_without_any_has_those_of_the_brokerage() =>
        Assert.That(await ReadAsync(TradingConditions.None, Mandate.None), Is.EqualTo((OfBroker, Three)));

    private static async Task<(TradingConditions, Mandate)> ReadAsync(TradingConditions conditions, Mandate mandate)
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        var terms = AccountTerms.Create(Market.Us, new Money(1000)) with { Conditions = conditions, Mandate = mandate };
        await store.Ledgers.OpenAccountAsync(Monday, terms);
        var brokerage = Substitute.For<IBrokerage>();
        brokerage.Conditions.Returns(OfBroker);
        brokerage.Mandate.Returns(Three);
        var sessions = new SessionRunner(TestMarket.UsWeek().MarketData, brokerage, store, TimeProvider.System);
        (TradingConditions, Mandate)? read = null;
        await sessions.RunAsync(
            Monday,
            new ScriptedDecisions(
                (_, desk) =>
                {
                    read = (desk.ToolDesk.Brokerage.Conditions, desk.ToolDesk.Brokerage.Mandate);
                    return Task.CompletedTask;
                }
            )
        );
        return read!.Value;
    }
}
