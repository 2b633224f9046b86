using AiTrader.Performance;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class TradingMetricsTests
{
    private static readonly PerformanceConventions Daily = new(252);

    [Test]
    public void A_round_trip_that_earns_what_it_cost_is_not_won()
    {
        var metrics = TradingMetrics.Create(BoughtAndSold(10, 10), Curves.Of(1000, 1000), Daily);

        Assert.That(
            (metrics.RoundTripCount, metrics.WinRate, metrics.ProfitFactor),
            Is.EqualTo((1, (double?)0, (double?)null))
        );
    }

    [Test]
    public void Without_equity_there_is_no_turnover() =>
        Assert.That(TradingMetrics.Create(BoughtAndSold(10, 11), Curves.Of(0, 0), Daily).Turnover, Is.Null);

    [Test]
    public void Without_a_period_there_is_no_turnover() =>
        Assert.That(TradingMetrics.Create(BoughtAndSold(10, 11), Curves.Of(1000), Daily).Turnover, Is.Null);

    private static LedgerEntry[] BoughtAndSold(decimal buy, decimal sell)
    {
        var opened = new LedgerEntry.AccountOpened(
            Contexts.Alice("2025-10-06"),
            AccountTerms.Create(Market.Us, new Money(1_000))
        );
        var account = Account.Open(opened);
        var bought = account.Bought(Contexts.Alice("2025-10-06"), "a#1", "AAA", 10, buy);
        var sold = account.Apply(bought).Sold(Contexts.Alice("2025-10-07"), "a#2", "AAA", 10, sell);
        return [opened, bought, sold];
    }
}
