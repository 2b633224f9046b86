using AiTrader.Performance;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Performance;

public sealed class DrawdownTests
{
    [Test]
    public void A_fall_has_a_peak_a_trough_and_a_recovery() =>
        Assert.That(
            Drawdown.FindDeepest(Curves.Of(90, 100, 80, 70, 90, 100, 95)),
            Is.EqualTo(new Drawdown(-0.3, Curves.Day(1), Curves.Day(3), Curves.Day(5), 4))
        );

    [Test]
    public void A_fall_that_never_ended_lasts_to_the_end_of_the_curve() =>
        Assert.That(
            Drawdown.FindDeepest(Curves.Of(100, 80, 70, 90)),
            Is.EqualTo(new Drawdown(-0.3, Curves.Day(0), Curves.Day(2), null, 3))
        );

    [Test]
    public void A_fall_of_the_first_period_counts() =>
        Assert.That(Drawdown.FindDeepest(Curves.Of(100, 90, 100, 95))?.Depth, Is.EqualTo(-0.1).Within(1e-12));

    [Test]
    public void A_fall_begins_when_the_peak_was_last_reached() =>
        Assert.That(Drawdown.FindDeepest(Curves.Of(100, 100, 90))?.Peak, Is.EqualTo(Curves.Day(1)));

    [Test]
    public void A_curve_that_never_fell_has_none() =>
        Assert.That(Drawdown.FindDeepest(Curves.Of(100, 100, 101)), Is.Null);

    [Test]
    public void Of_equal_troughs_the_first_counts() =>
        Assert.That(Drawdown.FindDeepest(Curves.Of(100, 70, 80, 70, 90))?.Trough, Is.EqualTo(Curves.Day(1)));

    [Test]
    public void The_days_of_a_fall_are_those_of_the_calendar_from_its_peak_to_its_trough() =>
        Assert.That(Drawdown.FindDeepest(Curves.Of(90, 100, 80, 85, 70, 90, 100))?.DaysToTrough, Is.EqualTo(3));

    [Test]
    public void Of_any_two_points_none_falls_deeper() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<PositiveInt[]>(steps =>
            {
                decimal[] equities = [100, .. steps.Select(step => (decimal)step.Get)];
                decimal deepest = equities
                    .SelectMany((peak, i) => equities.Skip(i).Select(later => (later / peak) - 1))
                    .Min();
                return Math.Abs((Drawdown.FindDeepest(Curves.Of(equities))?.Depth ?? 0) - (double)deepest) < 1e-12;
            })
        );
}
