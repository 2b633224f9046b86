using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

public sealed class RelativeMetricsTests
{
    private static readonly PerformanceConventions Daily = new(252);

    [Test]
    public void A_curve_beside_itself_has_a_beta_of_one_and_no_excess()
    {
        var curve = Curves.Of(100, 110, 99, 118.8m);

        Assert.That(RelativeMetrics.Create(curve, curve, Daily), Is.EqualTo(new RelativeMetrics(0, 1, null)));
    }

    [Test]
    public void Twice_the_returns_are_a_beta_of_two() =>
        Assert.That(
            RelativeMetrics.Create(Curves.Of(100, 120, 96), Curves.Of(100, 110, 99), Daily).Beta,
            Is.EqualTo(2).Within(1e-12)
        );

    [Test]
    public void The_information_ratio_is_the_mean_of_the_difference_over_its_deviation() =>
        Assert.That(
            RelativeMetrics.Create(Curves.Of(100, 120, 96), Curves.Of(100, 110, 110), Daily).InformationRatio,
            Is.EqualTo(-0.05 / (0.3 / Math.Sqrt(2)) * Math.Sqrt(252)).Within(1e-12)
        );

    [Test]
    public void Beside_a_benchmark_that_does_not_vary_there_is_no_beta() =>
        Assert.That(
            RelativeMetrics.Create(Curves.Of(100, 120, 96), Curves.Of(100, 100, 100), Daily),
            Has.Property("Beta").Null
        );

    [Test]
    public void A_benchmark_of_other_stamps_is_refused() =>
        Assert.That(
            () => RelativeMetrics.Create(Curves.Of(100, 120, 96), Curves.Of(100, 120), Daily),
            Throws.ArgumentException
        );

    [Test]
    public void A_benchmark_of_as_many_other_stamps_is_refused_with_advice() =>
        Assert.That(
            () =>
                RelativeMetrics.Create(
                    Curves.Of(100, 120),
                    new EquityCurve([
                        new EquityPoint(Curves.Day(0), new Money(100)),
                        new EquityPoint(Curves.Day(2), new Money(110)),
                    ]),
                    Daily
                ),
            Throws.ArgumentException.With.Message.StartsWith("The benchmark and the curve have different stamps; ")
        );

    [Test]
    public void A_curve_that_begins_with_nothing_is_comparable_with_none() =>
        Assert.Multiple(() =>
        {
            var (nothing, something) = (Curves.Of(0, 0, 0), Curves.Of(100, 110, 99));
            var unknown = new RelativeMetrics(null, null, null);
            Assert.That(RelativeMetrics.Create(nothing, something, Daily), Is.EqualTo(unknown));
            Assert.That(RelativeMetrics.Create(something, nothing, Daily), Is.EqualTo(unknown));
        });

    [Test]
    public void A_benchmark_whose_equal_returns_differ_by_rounding_has_no_beta()
    {
        // The mean of three times 0.1 is 0.10000000000000002 in binary64.
        var benchmark = Curves.Of(100, 110, 121, 133.1m);

        Assert.That(RelativeMetrics.Create(Curves.Of(100, 120, 96, 100), benchmark, Daily).Beta, Is.Null);
    }

    [Test]
    public void Returns_that_differ_from_those_of_the_benchmark_by_rounding_alone_have_no_information_ratio()
    {
        // A return of -1/10,000 that is off by its 13th digit.
        var relative = RelativeMetrics.Create(
            Curves.Of(10_000, 9_998.9999999999999m, 10_000),
            Curves.Of(10_000, 9_999, 10_000),
            Daily
        );

        Assert.That(relative.InformationRatio, Is.Null);
    }
}
