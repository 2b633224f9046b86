using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

public sealed class MonthlyReturnTests
{
    // The curve begins on 2025-10-06, so that November is from its 27th point on.
    private const int DaysOfOctober = 26;

    [Test]
    public void A_month_is_from_its_last_point_back_to_the_last_point_before_it()
    {
        decimal[] equities = [100, .. Enumerable.Repeat(90m, DaysOfOctober - 2), 110, 99, 121];

        Assert.That(
            MonthlyReturn.Create(Curves.Of(equities)),
            Is.EqualTo(new MonthlyReturn[] { new(2025, 10, 110 / 100.0 - 1), new(2025, 11, (double)(121m / 110m) - 1) })
        );
    }

    [Test]
    public void The_months_multiply_to_the_total_return()
    {
        var curve = Curves.Of([.. Enumerable.Range(0, 200).Select(day => 100 + (10 * (decimal)Math.Sin(day)))]);

        var months = MonthlyReturn.Create(curve);

        Assert.That(months, Has.Count.EqualTo(7));
        Assert.That(MonthlyReturn.Link(months), Is.EqualTo(curve.TotalReturn).Within(1e-12));
    }

    [Test]
    public void A_curve_without_a_period_has_no_month() => Assert.That(MonthlyReturn.Create(Curves.Of(100)), Is.Empty);

    [Test]
    public void A_month_after_an_equity_of_zero_is_not_defined_and_neither_is_its_year()
    {
        decimal[] equities = [100, .. Enumerable.Repeat(0m, DaysOfOctober - 1), 5];
        var months = MonthlyReturn.Create(Curves.Of(equities));

        Assert.That(months.Select(month => month.Value), Is.EqualTo(new double?[] { -1, null }));
        Assert.That(MonthlyReturn.Link(months), Is.Null);
    }

    [Test]
    public void No_month_at_all_has_no_return() => Assert.That(MonthlyReturn.Link([]), Is.Null);
}
