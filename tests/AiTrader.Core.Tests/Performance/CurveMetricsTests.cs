using AiTrader.Performance;
using AiTrader.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Performance;

public sealed class CurveMetricsTests
{
    private static readonly PerformanceConventions Daily = new(252);

    // Returns 0.1, −0.1, 0.2 and −0.05, whose mean is 0.0375 and whose squares about it add up to 0.056875.
    private static readonly EquityCurve Curve = Curves.Of(100, 110, 99, 118.8m, 112.86m);

    [Test]
    public void The_return_is_annualised_by_linking_periods() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily).AnnualizedReturn,
            Is.EqualTo(Math.Pow(1.1286, 63) - 1).Within(1e-9)
        );

    [Test]
    public void Volatility_is_the_deviation_of_a_sample_times_the_root_of_the_year() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily).Volatility,
            Is.EqualTo(Math.Sqrt(0.056875 / 3) * Math.Sqrt(252)).Within(1e-12)
        );

    [Test]
    public void Sharpe_takes_the_risk_free_rate_of_a_period_off_the_mean() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily with { RiskFreeRate = 0.0252 }).Sharpe,
            Is.EqualTo((0.0375 - 0.0001) / Math.Sqrt(0.056875 / 3) * Math.Sqrt(252)).Within(1e-12)
        );

    [Test]
    public void Sortino_divides_by_the_downside_of_all_periods() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily).Sortino,
            Is.EqualTo(0.0375 / Math.Sqrt((0.01 + 0.0025) / 4) * Math.Sqrt(252)).Within(1e-12)
        );

    [Test]
    public void Sortino_is_about_the_target() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily with { Target = 25.2 }).Sortino,
            Is.EqualTo((0.0375 - 0.1) / Math.Sqrt((0.04 + 0.0225) / 4) * Math.Sqrt(252)).Within(1e-12)
        );

    [Test]
    public void Calmar_is_the_annual_return_over_the_deepest_fall() =>
        Assert.That(
            CurveMetrics.Create(Curve, Daily).Calmar,
            Is.EqualTo((Math.Pow(1.1286, 63) - 1) / 0.1).Within(1e-6)
        );

    [Test]
    public async Task Exposure_is_the_mean_share_of_holdings_after_the_opening()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        var account = await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        await floor.Ledger.AppendNewAsync(account.Bought(Contexts.Alice("2025-10-08"), "a#1", "CCC", 10, 50));

        var curve = EquityCurve.Create(
            await floor.EntriesAsync("alice"),
            floor.Series,
            TradingTime.Parse("2025-10-09")
        );

        Assert.That(
            CurveMetrics.Create(curve, Daily).Exposure,
            Is.EqualTo((0 + (505 / 1005d) + (505 / 1005d)) / 3).Within(1e-12)
        );
    }

    [Test]
    public void A_curve_of_its_opening_alone_has_a_return_of_nothing_and_no_rates() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100), Daily),
            Is.EqualTo(CurveMetrics.Create(Curves.Of(50), Daily))
                .And.Property("TotalReturn")
                .Zero.And.Property("AnnualizedReturn")
                .Null.And.Property("Volatility")
                .Null.And.Property("Sharpe")
                .Null.And.Property("Sortino")
                .Null.And.Property("MaxDrawdown")
                .Null.And.Property("Calmar")
                .Null.And.Property("Exposure")
                .Null
        );

    [Test]
    public void Without_variance_there_is_no_sharpe() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100, 101, 102.01m, 103.0301m), Daily),
            Has.Property("Sharpe").Null.And.Property("Volatility").Zero
        );

    [Test]
    public void Without_variance_but_for_rounding_there_is_no_sharpe() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100, 110, 121, 133.1m), Daily),
            Has.Property("Sharpe").Null.And.Property("Volatility").Zero,
            "The mean of three times 0.1 is 0.10000000000000002 in binary64."
        );

    [Test]
    public void One_period_has_no_volatility() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100, 110), Daily),
            Has.Property("Volatility").Null.And.Property("Sharpe").Null
        );

    // The returns are ten millionths of a percent, up and down: a deviation of a sample of √2 of it.
    [Test]
    public void Small_returns_are_not_taken_for_rounding()
    {
        var metrics = CurveMetrics.Create(Curves.Of(1_000_000_000, 1_000_000_100, 1_000_000_000), Daily);

        Assert.That(metrics.Volatility, Is.EqualTo(1e-7 * Math.Sqrt(2 * 252)).Within(0.001).Percent);
    }

    [Test]
    public void A_small_loss_is_not_taken_for_rounding() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(1_000_000_000, 999_999_900), Daily).Sortino,
            Is.EqualTo(-Math.Sqrt(252)).Within(1e-9),
            "The mean is the loss, and so is the downside."
        );

    [Test]
    public void Without_equity_at_any_bar_there_is_no_exposure() =>
        Assert.That(CurveMetrics.Create(Curves.Of(100, 0, 50), Daily).Exposure, Is.Null);

    [Test]
    public void Without_a_loss_there_is_neither_sortino_nor_calmar() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100, 101, 105), Daily),
            Has.Property("Sortino").Null.And.Property("Calmar").Null.And.Property("MaxDrawdown").Null
        );

    [Test]
    public void An_account_that_was_opened_with_nothing_has_no_return() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(0, 0, 0), Daily),
            Has.Property("TotalReturn").Null.And.Property("AnnualizedReturn").Null.And.Property("Sharpe").Null
        );

    [Test]
    public void An_account_that_lost_all_has_lost_all_of_a_year() =>
        Assert.That(
            CurveMetrics.Create(Curves.Of(100, 0), Daily),
            Has.Property("TotalReturn").EqualTo(-1).And.Property("AnnualizedReturn").EqualTo(-1)
        );

    [Test]
    public void A_year_too_good_for_a_number_has_none() =>
        Assert.That(CurveMetrics.Create(Curves.Of(1, 1_000_000_000), Daily).AnnualizedReturn, Is.Null);

    [Test]
    public void Whatever_the_curve_nothing_is_infinite_or_not_a_number() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<PositiveInt[]>(steps =>
                Values(CurveMetrics.Create(CurveOf(steps), Daily))
                    .All(value => value is null || double.IsFinite(value.Value))
            )
        );

    [Test]
    public void More_money_on_the_same_course_changes_no_ratio() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<PositiveInt[]>(steps =>
                Values(CurveMetrics.Create(CurveOf(steps), Daily))
                    .Zip(Values(CurveMetrics.Create(CurveOf(steps, 1000), Daily)))
                    .All(pair =>
                        pair.First is null == pair.Second is null
                        && Math.Abs((pair.First ?? 0) - (pair.Second ?? 0))
                            <= 1e-9 * Math.Max(1, Math.Abs(pair.First ?? 0))
                    )
            )
        );

    [TestCase(0)]
    [TestCase(-252)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_year_has_a_number_of_periods(double periods) =>
        Assert.That(() => new PerformanceConventions(periods), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void A_rate_is_a_finite_number(double rate) =>
        Assert.Multiple(() =>
        {
            Assert.That(() => Daily with { RiskFreeRate = rate }, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Daily with { Target = rate }, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });

    private static EquityCurve CurveOf(PositiveInt[] steps, decimal scale = 1) =>
        Curves.Of([100 * scale, .. steps.Select(step => step.Get * scale)]);

    private static double?[] Values(CurveMetrics metrics) =>
        [
            metrics.TotalReturn,
            metrics.AnnualizedReturn,
            metrics.Volatility,
            metrics.Sharpe,
            metrics.Sortino,
            metrics.MaxDrawdown?.Depth,
            metrics.Calmar,
            metrics.Exposure,
        ];
}
