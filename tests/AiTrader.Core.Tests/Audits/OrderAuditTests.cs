using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

/// <summary>Orders that rest, as an audit sees them.</summary>
public sealed class OrderAuditTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");
    private static readonly Order Buy = Order.Buy(ClientOrderId.Create(Monday, 1), Symbol.Parse("AAA"), 10) with
    {
        Terms = OrderTerms.Stop(10.5m, TimeInForce.Gtc),
    };

    [TestCaseSource(typeof(OrderCorpus), nameof(OrderCorpus.Agents))]
    public async Task The_ledger_of_a_replay_has_no_defect(string series, string name)
    {
        var agent = OrderCorpus.Find(series, name);
        var prices = PriceFile.CreateSource(agent.Prices).Read();
        var market = OrderCorpus.MarketOf(agent.Market);
        var floor = new TradingFloor(
            new AsOfMarketData(market, prices),
            prices,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        var opening = Contexts.For(name, agent.Opened);
        var terms = AccountTerms.Create(market, new Money(agent.Cash)) with { Conditions = agent.Conditions };
        await floor.Ledger.OpenAccountAsync(opening, terms);
        await new OrderReplay(floor.Sessions).RunAsync(opening, terms.Cash, RecordedOrderFile.Read(agent.Orders));

        var audit = await new LedgerAudit(market, prices, 0).RunAsync(floor.Ledger, opening.Signature);

        Assert.That(audit.Defects, Is.Empty);
    }

    [Test]
    public async Task An_execution_at_another_price_than_that_of_the_bar_is_a_defect()
    {
        var floor = await OpenAsync();
        var account = await AcceptAsync(floor);
        var open = account.OpenOrders.First();
        var fill = new Fill(Buy, new Price(10.4m), new Quantity(10), Money.Zero);

        await floor.Ledger.AppendAsync(account.CreateFilled(Monday, open, fill, Money.Zero));

        Assert.That(
            await AuditAsync(floor),
            Is.EqualTo(
                "outcome_not_of_bars: By the bars and the rules it is the execution of 10 of 'buy 10 AAA stop 10.5 "
                    + "gtc' at 10.5, fee 0; recorded is the execution of 10 of 'buy 10 AAA stop 10.5 gtc' at 10.4, "
                    + "fee 0."
            )
        );
    }

    [Test]
    public async Task An_expiry_of_an_order_that_does_not_expire_is_a_defect()
    {
        var floor = await OpenAsync();
        var account = await AcceptAsync(floor);

        await floor.Ledger.AppendAsync(account.CreateExpired(Monday, account.OpenOrders.First()));

        Assert.That(await AuditAsync(floor), Does.StartWith("outcome_not_of_bars: ").And.Contain("the expiry of 10"));
    }

    [Test]
    public async Task An_execution_that_is_missing_before_the_next_session_is_a_defect()
    {
        var floor = await OpenAsync();
        var account = await AcceptAsync(floor);
        var tuesday = Contexts.Alice("2025-10-07");

        await floor.Ledger.AppendAsync(account.CreateHeld(tuesday, ClientOrderId.Create(tuesday, 1), "Calm."));

        Assert.That(
            await AuditAsync(floor),
            Is.EqualTo(
                "outcome_not_of_bars: By the bars, the execution of 10 of 'buy 10 AAA stop 10.5 gtc' at 10.5, fee 0 at "
                    + "2025-10-06; it is not recorded before."
            )
        );
    }

    [Test]
    public async Task An_order_that_rests_although_the_open_executes_it_is_a_defect()
    {
        var floor = await OpenAsync();
        var account = (await floor.Ledger.FindAccountAsync(Monday.Signature))!;
        var now = Buy with { Terms = OrderTerms.Limit(11) };

        await floor.Ledger.AppendAsync(account.CreateAccepted(Monday, now, new Money(110)));

        Assert.That(
            await AuditAsync(floor),
            Does.StartWith("outcome_not_of_bars: By the bars and the rules it is the exec")
        );
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }

    private static async Task<Account> AcceptAsync(TradingFloor floor)
    {
        await floor.Brokerage.SubmitAsync(Monday, Buy);
        return (await floor.Ledger.FindAccountAsync(Monday.Signature))!;
    }

    private static async Task<string> AuditAsync(TradingFloor floor)
    {
        var audit = await new LedgerAudit(Market.Us, floor.Series, 0).RunAsync(floor.Ledger, Monday.Signature);
        return string.Join('\n', audit.Defects.Select(defect => $"{defect.Code}: {defect.Message}"));
    }
}
