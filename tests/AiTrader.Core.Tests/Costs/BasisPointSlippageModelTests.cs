using AiTrader.Rules;

namespace AiTrader.Core.Tests.Costs;

public sealed class BasisPointSlippageModelTests
{
    [TestCase(OrderSide.Buy, 25, 100.25)]
    [TestCase(OrderSide.Sell, 25, 99.75)]
    [TestCase(OrderSide.Buy, 0, 100)]
    [TestCase(OrderSide.Sell, 9999, 0.01)]
    public void Buys_are_dearer_and_sells_cheaper(OrderSide side, decimal points, decimal price) =>
        Assert.That(
            new BasisPointSlippageModel(points).GetFillPrice(Executions.Quoted(side, 100)),
            Is.EqualTo(new Price(price))
        );

    [TestCase(-1)]
    [TestCase(10_000)]
    public void Points_out_of_range_are_refused(decimal points) =>
        Assert.That(() => new BasisPointSlippageModel(points), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void No_slippage_is_the_quote() =>
        Assert.That(
            new NoSlippageModel().GetFillPrice(Executions.Quoted(OrderSide.Buy, 100)),
            Is.EqualTo(new Price(100))
        );
}
