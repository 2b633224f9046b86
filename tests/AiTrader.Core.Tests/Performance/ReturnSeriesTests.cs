using AiTrader.Performance;

namespace AiTrader.Core.Tests.Performance;

public sealed class ReturnSeriesTests
{
    [Test]
    public void Series_of_different_lengths_are_not_compared()
    {
        var (two, one) = (SeriesOf(100, 110, 121), SeriesOf(100, 110));
        const string Reason = "One series has 2 periods and the other 1; a comparison is period by period.";

        Assert.That(() => two.Minus(one), Throws.ArgumentException.With.Message.StartsWith(Reason));
        Assert.That(() => two.BetaTo(one), Throws.ArgumentException.With.Message.StartsWith(Reason));
    }

    [Test]
    public void Without_a_period_there_is_neither_mean_nor_deviation()
    {
        var none = SeriesOf(100);

        Assert.That(
            (none.Mean, none.Deviation, none.DownsideDeviation(0)),
            Is.EqualTo(((double?)null, (double?)null, (double?)null))
        );
    }

    [Test]
    public void An_equity_of_zero_that_is_divided_by_has_no_returns() =>
        Assert.That(ReturnSeries.Create(Curves.Of(100, 0, 50)), Is.Null);

    private static ReturnSeries SeriesOf(params decimal[] equities) => ReturnSeries.Create(Curves.Of(equities))!;
}
