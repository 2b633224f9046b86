using AiTrader.Performance;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class EquityCurvePartTests
{
    private static readonly EquityCurve Curve = Curves.Of(100, 110, 120, 130);

    [TestCase(-1, 1)]
    [TestCase(0, 1)]
    [TestCase(1, 2)]
    [TestCase(2, 3)]
    [TestCase(3, 4)]
    [TestCase(9, 4)]
    public void A_curve_through_a_stamp_has_its_opening_and_the_points_until_then(int day, int count) =>
        Assert.That(Curve.Through(Curves.Day(day)).Points, Is.EqualTo(Curve.Points.Take(count)).AsCollection);

    [Test]
    public void A_part_of_a_part_is_a_part() =>
        Assert.That(
            Curve.Through(Curves.Day(2)).Through(Curves.Day(1)).Points,
            Is.EqualTo(Curve.Points.Take(2)).AsCollection
        );

    [Test]
    public void Without_a_state_there_is_no_curve() =>
        Assert.Multiple(() =>
        {
            List<AccountState> none = [];
            var series = TestMarket.UsWeek().Series;
            Assert.That(
                () => EquityCurve.Create(none, series, Curves.Day(0)),
                Throws.ArgumentException.With.Message.StartsWith("There is no state.")
            );
            Assert.That(
                () => EquityCurve.CreateFromRecords(none, series),
                Throws.ArgumentException.With.Message.StartsWith("There is no state.")
            );
        });

    [Test]
    public void A_symbol_of_no_units_needs_no_price()
    {
        var state = new AccountState(
            Curves.Day(0),
            new Money(100),
            new Dictionary<Symbol, Quantity> { [Symbol.Parse("XXX")] = Quantity.Zero }
        );

        var curve = EquityCurve.CreateFromRecords([state], TestMarket.UsWeek().Series);

        Assert.That(curve.Points.Single().Equity.Value, Is.EqualTo(100m));
    }
}
