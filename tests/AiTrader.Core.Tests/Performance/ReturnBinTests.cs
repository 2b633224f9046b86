using AiTrader.Performance;
using FsCheck;
using FsCheck.Fluent;

namespace AiTrader.Core.Tests.Performance;

public sealed class ReturnBinTests
{
    [Test]
    public void Every_period_counts_once_between_the_worst_and_the_best() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<PositiveInt[]>(steps =>
            {
                var curve = Curves.Of([100, .. steps.Select(step => (decimal)step.Get)]);
                var returns = PeriodReturn.Create(curve).Select(period => period.Value).ToList();
                var bins = ReturnBin.CreateHistogram(curve);
                return bins.Sum(bin => bin.Count) == returns.Count
                    && bins.Count <= 40
                    && (
                        returns.Count == 0
                        || (bins[0].From <= returns.Min() + 1e-7 && bins[^1].To >= returns.Max() - 1e-7)
                    );
            })
        );

    [Test]
    public void A_column_begins_at_zero_and_what_is_on_an_edge_counts_above_it()
    {
        var bins = ReturnBin.CreateHistogram(Curves.Of(100, 101, 101, 99.99m, 102));

        Assert.That(bins.Single(bin => Math.Abs(bin.From) < 1e-12).Count, Is.GreaterThanOrEqualTo(1));
        Assert.That(bins.Where(bin => bin.To <= 1e-12).Sum(bin => bin.Count), Is.EqualTo(1));
    }

    [Test]
    public void The_width_is_that_of_Freedman_and_Diaconis_rounded_up()
    {
        // 64 returns from -3.2 % to 3.1 %: quartiles 3.2 % apart, so 2 × 3.2 % / 4 = 1.6 %, and 2 % is the next width.
        decimal equity = 1_000;
        decimal[] equities = [1_000, .. Enumerable.Range(-32, 64).Select(step => equity *= 1 + (step / 1_000m))];

        var bins = ReturnBin.CreateHistogram(Curves.Of(equities));

        Assert.That(bins.Select(bin => bin.To - bin.From), Has.All.EqualTo(0.02).Within(1e-12));
        Assert.That(bins.Select(bin => bin.Count), Is.EqualTo(new[] { 12, 20, 20, 12 }));
    }

    // Twice the largest return over 38 is 0.005, 0.019, 0.02, 0.0316, 0.05 and 0.0511; the quartiles are both 0.
    [TestCase(0.095, 0.005)]
    [TestCase(0.361, 0.02)]
    [TestCase(0.38, 0.02)]
    [TestCase(0.6, 0.05)]
    [TestCase(0.95, 0.05)]
    [TestCase(0.97, 0.1)]
    public void The_width_of_rare_returns_is_rounded_up_so_that_few_columns_are_enough(decimal largest, double width)
    {
        decimal top = 100 * (1 + largest);
        decimal end = top * (1 - largest);

        var bins = ReturnBin.CreateHistogram(Curves.Of(100, top, end, end, end, end, end, end, end));

        Assert.That(bins.Select(bin => bin.To - bin.From), Has.All.EqualTo(width).Within(1e-9));
    }

    [Test]
    public void The_width_is_at_least_a_millionth_of_the_largest_return()
    {
        // Seven returns of 199.999 and one of 200.001: a millionth of the latter is rounded up to 0.0005, not to
        // 0.0002.
        decimal equity = 1;
        decimal[] equities =
        [
            1,
            .. Enumerable.Range(0, 8).Select(period => equity *= period < 7 ? 200.999m : 201.001m),
        ];

        var bins = ReturnBin.CreateHistogram(Curves.Of(equities));

        Assert.That(bins.Select(bin => bin.Count), Is.EqualTo(new[] { 7, 0, 0, 0, 1 }));
    }

    [Test]
    public void Equal_returns_are_one_column() =>
        Assert.That(
            ReturnBin.CreateHistogram(Curves.Of(100, 100, 100)),
            Is.EqualTo(new[] { new ReturnBin(0, 1e-4, 2) })
        );

    [Test]
    public void Returns_that_hardly_differ_far_from_zero_are_few_columns() =>
        Assert.That(
            ReturnBin.CreateHistogram(Curves.Of(1, 1_000_000_000_001m, 1_000_000_000_001_000_000_000_002m)),
            Has.Count.LessThanOrEqualTo(2)
        );

    [Test]
    public void A_curve_without_a_period_has_no_column() =>
        Assert.That(ReturnBin.CreateHistogram(Curves.Of(100)), Is.Empty);
}
