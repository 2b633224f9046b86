using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class PortfolioToolTests
{
    [Test]
    public async Task It_shows_cash_and_positions_of_the_contexts_signature_alone()
    {
        var (alice, bob) = (Contexts.Alice("2025-10-06"), Contexts.Bob("2025-10-06"));
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(alice, 1000);
        await floor.OpenAsync(bob, 500);
        await floor.CallAsync(alice, "buy", """{"symbol":"AAA","quantity":10}""");

        Assert.That(
            (await floor.CallAsync(alice, "portfolio"), await floor.CallAsync(bob, "portfolio")),
            Is.EqualTo(("cash 900 USD\nAAA 10, worth 100", "cash 500 USD"))
        );
    }

    [Test]
    public async Task It_says_what_of_a_position_can_be_sold_today()
    {
        var market = new TestMarket(Market.ChinaA).Add("AAA", "2025-10-09", 10).Add("AAA", "2025-10-10", 11);
        var floor = new TradingFloor(market);
        var (thursday, friday) = (Contexts.Alice("2025-10-09"), Contexts.Alice("2025-10-10"));
        await floor.OpenAsync(thursday, 10_000);
        await floor.CallAsync(thursday, "buy", """{"symbol":"AAA","quantity":200}""");
        await floor.CallAsync(friday, "buy", """{"symbol":"AAA","quantity":100}""");

        Assert.That(
            (await floor.CallAsync(friday, "portfolio")).Split('\n')[1],
            Is.EqualTo("AAA 300 (200 can be sold today), worth 3300")
        );
    }

    [Test]
    public async Task It_shows_the_dividends_that_are_due()
    {
        var aaa = Symbol.Parse("AAA");
        var series = TestMarket
            .UsWeek()
            .Series.With(
                CorporateActions.Create([
                    CorporateAction.CreateDividend(new(2025, 10, 7), aaa, 0.5m, new(2025, 10, 20)),
                ])
            );
        var store = new InMemoryStore(TimeProvider.System);
        var floor = new TradingFloor(new AsOfMarketData(Market.Us, series), series, store, RuleBook.Standard);
        var (monday, tuesday) = (Contexts.Alice("2025-10-06"), Contexts.Alice("2025-10-07"));
        var terms = AccountTerms.Create(Market.Us, new Money(1000));
        await floor.Ledger.OpenAccountAsync(
            monday,
            terms with
            {
                Conditions = new TradingConditions { CorporateActions = true },
            }
        );
        await floor.CallAsync(monday, "buy", """{"symbol":"AAA","quantity":10}""");
        await floor.Sessions.RunAsync(
            tuesday,
            new ScriptedDecisions(async (context, desk) => await desk.HoldAsync(context, "That is all."))
        );

        Assert.That(
            await floor.CallAsync(tuesday, "portfolio"),
            Is.EqualTo("cash 900 USD\nAAA 10, worth 110\ndividend due: 5 of AAA on 2025-10-20")
        );
    }
}
