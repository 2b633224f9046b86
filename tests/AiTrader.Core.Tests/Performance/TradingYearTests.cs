using AiTrader.Performance;
using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class TradingYearTests
{
    [TestCase("us", false, 252)]
    [TestCase("cn", false, 252)]
    [TestCase("crypto", false, 365)]
    [TestCase("us", true, 1260)]
    public void A_year_has_the_periods_of_its_market_and_resolution(string market, bool intraday, double periods) =>
        Assert.That(
            TradingYear.GetPeriods(
                Market.Known.Single(known => known.Name == market),
                (intraday ? TestMarket.UsHours() : TestMarket.UsWeek()).Series
            ),
            Is.EqualTo(periods)
        );

    [TestCase("2025-10-10")]
    [TestCase("2025-10-11")]
    [TestCase("2025-10-12")]
    [TestCase("2025-10-13")]
    public void A_session_on_a_weekend_does_not_change_the_year_of_a_market(string day) =>
        Assert.That(TradingYear.GetPeriods(Market.Us, TestMarket.UsWeek().Add("DDD", day, 5).Series), Is.EqualTo(252));

    [Test]
    public void A_custom_market_says_its_year() =>
        Assert.That(
            TradingYear.GetPeriods(
                new Market("xetra", "EUR") { TradingDaysPerYear = 254 },
                TestMarket.UsHours().Series
            ),
            Is.EqualTo(254 * 5)
        );

    [Test]
    public void Without_it_nothing_is_annualized_by_a_guess() =>
        Assert.That(
            () => PerformanceConventions.Create(new Market("xetra", "EUR"), TestMarket.UsWeek().Series),
            Throws.ArgumentException.With.Message.Contains("xetra").And.Message.Contains("TradingDaysPerYear")
        );

    [TestCase(0)]
    [TestCase(-252)]
    [TestCase(367)]
    public void A_year_has_from_1_to_366_days(int days) =>
        Assert.That(
            () => new Market("xetra", "EUR") { TradingDaysPerYear = days },
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [Test]
    public void The_stamps_of_a_day_are_the_median_so_that_a_half_day_and_a_long_one_do_not_count()
    {
        var market = new TestMarket(Market.Us);
        foreach (var (day, hours) in new[] { (6, 1), (7, 3), (8, 3), (9, 3), (10, 9) })
        {
            for (int hour = 0; hour < hours; hour++)
            {
                market.Add("AAA", $"2025-10-{day:00} {10 + hour}:00", 10);
            }
        }

        Assert.That(TradingYear.GetPeriods(Market.Us, market.Series), Is.EqualTo(3 * 252));
    }

    [Test]
    public void Of_a_half_day_and_a_full_one_the_full_one_counts() =>
        Assert.That(
            TradingYear.GetPeriods(
                Market.Us,
                TestMarket.UsHours().Add("AAA", "2025-10-07 10:00", 10).Add("AAA", "2025-10-07 11:00", 10).Series
            ),
            Is.EqualTo(252 * 5)
        );

    [Test]
    public void Prices_of_hours_without_a_stamp_have_one_a_day() =>
        Assert.That(
            TradingYear.GetPeriods(Market.Us, new PriceSeries(Resolution.Intraday, new Dictionary<Symbol, Bar[]>())),
            Is.EqualTo(252)
        );
}
