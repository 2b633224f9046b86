using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

public sealed class ReferenceMetricsTests
{
    // Returns 0.2, 0 and -0.1.
    private static readonly EquityCurve Curve = Curves.Of(100, 120, 120, 108);

    [Test]
    public void In_the_evaluation_a_day_without_a_change_is_neither_won_nor_lost()
    {
        var evaluation = ReferenceEvaluation.Create(Curve, new PerformanceConventions(365));

        Assert.That((evaluation.WinRate, evaluation.ProfitLossRatio), Is.EqualTo((1 / 3d, 0.2 / 0.1)).Within(1e-12));
    }

    [Test]
    public void In_the_metrics_a_period_without_a_change_is_not_won_and_a_loss_of_zero()
    {
        var metrics = ReferenceMetrics.Create(Curve, 252);

        Assert.That(
            (metrics.WinRate, metrics.AverageWin, metrics.AverageLoss),
            Is.EqualTo((1 / 3d, 0.2, -0.1 / 2)).Within(1e-12)
        );
        Assert.That(metrics.ValueChanges, Is.EqualTo(2));
    }

    [Test]
    public void Without_cash_at_the_opening_there_is_no_return()
    {
        var evaluation = ReferenceEvaluation.Create(Curves.Of(0, 0), new PerformanceConventions(365));
        var metrics = ReferenceMetrics.Create(Curves.Of(0, 0), 252);

        Assert.That(
            evaluation,
            Has.Property("Sharpe")
                .Null.And.Property("MaxDrawdown")
                .Zero.And.Property("CumulativeReturn")
                .Null.And.Property("Volatility")
                .Null.And.Property("WinRate")
                .Null.And.Property("ProfitLossRatio")
                .Null
        );
        Assert.That(
            metrics,
            Has.Property("CumulativeReturn")
                .Null.And.Property("Sharpe")
                .Null.And.Property("Volatility")
                .Null.And.Property("WinRate")
                .Null.And.Property("ValueChanges")
                .Zero
        );
    }

    [Test]
    public void Without_a_loss_there_is_no_average_of_losses_and_without_a_win_none_of_wins() =>
        Assert.That(
            (
                ReferenceMetrics.Create(Curves.Of(100, 110), 252).AverageLoss,
                ReferenceMetrics.Create(Curves.Of(100, 90), 252).AverageWin
            ),
            Is.EqualTo(((double?)null, (double?)null))
        );

    [Test]
    public void A_single_value_has_no_drawdown_after_its_first_period()
    {
        var metrics = ReferenceMetrics.Create(Curves.Of(100), 252);

        Assert.That((metrics.MaxDrawdown, metrics.ConventionalMaxDrawdown), Is.EqualTo(((double?)null, 0d)));
    }
}
