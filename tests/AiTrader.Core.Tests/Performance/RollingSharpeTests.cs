using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

public sealed class RollingSharpeTests
{
    private static readonly PerformanceConventions Daily = new(252) { RiskFreeRate = 0.02 };

    [Test]
    public void Each_ratio_is_that_of_its_window()
    {
        decimal[] equities = [100, 101, 103, 102, 105, 104, 108];
        const int window = 3;

        var ratios = RollingSharpe.Create(Curves.Of(equities), Daily, window);

        Assert.That(
            ratios.Select(ratio => ratio.Time),
            Is.EqualTo(Enumerable.Range(window, 4).Select(day => Curves.Day(day)))
        );
        Assert.That(
            ratios.Select(ratio => ratio.Value),
            Is.EqualTo(
                    Enumerable
                        .Range(0, 4)
                        .Select(first =>
                            CurveMetrics.Create(Curves.Of(equities[first..(first + window + 1)]), Daily).Sharpe
                        )
                )
                .Within(1e-9)
        );
    }

    [Test]
    public void A_curve_that_is_shorter_than_the_window_has_none() =>
        Assert.That(RollingSharpe.Create(Curves.Of(100, 101, 102), Daily, 3), Is.Empty);

    [Test]
    public void A_window_without_variance_has_no_ratio() =>
        Assert.That(
            RollingSharpe.Create(Curves.Of(100, 100, 100, 101), Daily, 2).Select(ratio => ratio.Value is null),
            Is.EqualTo(new[] { true, false })
        );

    [TestCase(252, 63)]
    [TestCase(252 * 7, 441)]
    [TestCase(12, 20)]
    public void The_usual_window_is_a_quarter_of_a_year(double periods, int window) =>
        Assert.That(RollingSharpe.GetWindow(new PerformanceConventions(periods)), Is.EqualTo(window));

    [Test]
    public void A_window_of_one_period_is_refused() =>
        Assert.That(
            () => RollingSharpe.Create(Curves.Of(100, 101), Daily, 1),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );
}
