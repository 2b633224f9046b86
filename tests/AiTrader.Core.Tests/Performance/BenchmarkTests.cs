using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class BenchmarkTests
{
    private static readonly PerformanceConventions Daily = new(252);

    [Test]
    public void A_symbol_is_bought_at_its_open_and_held() =>
        Assert.That(
            EquityOf(
                Benchmark.CreateForSymbol(
                    Symbol.Parse("AAA"),
                    TestMarket.UsWeek().Series,
                    At("2025-10-06"),
                    new Money(1000),
                    At("2025-10-08")
                )
            ),
            Is.EqualTo(new[] { 1000m, 1050, 1150, 1250 })
        );

    [Test]
    public void The_universe_is_bought_in_equal_parts()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("BBB", "2025-10-06", 5, 5)
            .Add("AAA", "2025-10-07", 20, 20)
            .Add("BBB", "2025-10-07", 5, 5);

        Assert.That(
            EquityOf(Benchmark.CreateForUniverse(market.Series, At("2025-10-06"), new Money(1000), At("2025-10-07"))),
            Is.EqualTo(new[] { 1000m, 1000, 1500 })
        );
    }

    [Test]
    public void A_part_whose_symbol_has_no_price_yet_is_cash_and_not_lost()
    {
        var market = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("AAA", "2025-10-07", 10, 10)
            .Add("AAA", "2025-10-08", 10, 10)
            .Add("BBB", "2025-10-08", 5, 10)
            .List("CCC");

        Assert.That(
            EquityOf(Benchmark.CreateForUniverse(market.Series, At("2025-10-06"), new Money(900), At("2025-10-08"))),
            Is.EqualTo(new[] { 900m, 900, 900, 1200 })
        );
    }

    [Test]
    public void A_universe_without_a_symbol_stays_cash()
    {
        var nothing = new PriceSeries(Resolution.Daily, new Dictionary<Symbol, Bar[]>());

        var curve = Benchmark.CreateForUniverse(nothing, At("2025-10-06"), new Money(1000), At("2025-10-07"));

        Assert.That(EquityOf(curve), Is.EqualTo(new[] { 1000m }));
    }

    /// <summary>100 units at 10 are 200 after the split, which 1.5 a unit were owed to before.</summary>
    [Test]
    public void Splits_and_dividends_count_and_a_dividend_is_due_before_it_is_cash()
    {
        var aaa = Symbol.Parse("AAA");
        var series = new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 10, 10)
            .Add("AAA", "2025-10-07", 10, 11)
            .Add("AAA", "2025-10-08", 5, 5)
            .Add("AAA", "2025-10-10", 5, 6)
            .Series.With(
                CorporateActions.Create([
                    CorporateAction.CreateDividend(new(2025, 10, 6), aaa, 99),
                    CorporateAction.CreateDividend(new(2025, 10, 8), aaa, 1.5m, new(2025, 10, 9)),
                    CorporateAction.CreateSplit(new(2025, 10, 8), aaa, 2),
                    CorporateAction.CreateDividend(new(2025, 10, 10), aaa, 0.25m, new(2025, 10, 20)),
                ])
            );

        var curve = Benchmark.CreateForSymbol(aaa, series, At("2025-10-06"), new Money(1000), At("2025-10-10"));

        Assert.That(
            curve.Points.Select(point => (point.Equity.Value, point.DividendsDue.Value, point.DividendsPaid.Value)),
            Is.EqualTo(
                new[] { (1000m, 0m, 0m), (1000m, 0m, 0m), (1100m, 0m, 0m), (1000m, 150m, 0m), (1350m, 50m, 150m) }
            )
        );
        Assert.That((curve.TotalReturn, curve.PriceReturn), Is.EqualTo((0.4, 0.2)).Within(1e-12));
        Assert.That(curve.MaxDrawdown, Is.Null);
    }

    [Test]
    public void A_fall_between_the_open_and_the_close_of_the_first_bar_counts()
    {
        var market = new TestMarket(Market.Us).Add("AAA", "2025-10-06", 100, 50).Add("AAA", "2025-10-07", 100, 100);

        var curve = Benchmark.CreateForUniverse(market.Series, At("2025-10-06"), new Money(1000), At("2025-10-07"));

        Assert.That(curve.MaxDrawdown?.Depth, Is.EqualTo(-0.5));
    }

    [Test]
    public void An_account_that_was_opened_after_a_bar_is_compared_without_that_bar()
    {
        var market = TestMarket.UsWeek();
        var benchmark = Benchmark.CreateForUniverse(market.Series, Curves.Day(0), new Money(1000), Curves.Day(2));

        var relative = RelativeMetrics.Create(Curves.Of(1000, 1000, 1000), benchmark, Daily);

        Assert.That(benchmark.Points, Has.Count.EqualTo(4));
        Assert.That(relative.ExcessReturn, Is.EqualTo(-benchmark.TotalReturn));
    }

    [Test]
    public void A_symbol_that_is_not_there_is_refused() =>
        Assert.That(
            () =>
                Benchmark.CreateForSymbol(
                    Symbol.Parse("XXX"),
                    TestMarket.UsWeek().Series,
                    At("2025-10-06"),
                    new Money(1000),
                    At("2025-10-08")
                ),
            Throws.ArgumentException
        );

    private static decimal[] EquityOf(EquityCurve curve) => [.. curve.Points.Select(point => point.Equity.Value)];

    private static TradingTime At(string time) => TradingTime.Parse(time);
}
