using AiTrader.Rules;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Rules;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EquityValueTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private readonly IMarketData _marketData = Substitute.For<IMarketData>();

    [Test]
    public void Without_a_close_before_a_holding_is_worth_its_last_known_price()
    {
        _marketData.GetPreviousClose(Context, Aaa).Returns((Price?)null);
        _marketData.GetLastPrice(Context, Aaa).Returns(new Price(12));

        Assert.That(EquityValue.AtPriorCloses(Context, Holding(cost: 90), _marketData), Is.EqualTo(new Money(1_120)));
    }

    [Test]
    public void Without_any_price_a_holding_is_worth_what_it_cost() =>
        Assert.That(EquityValue.Now(Context, Holding(cost: 90), _marketData), Is.EqualTo(new Money(1_090)));

    [Test]
    public void Without_a_price_and_a_cost_nothing_is_known() =>
        Assert.That(
            () => EquityValue.Now(Context, Holding(cost: 0), _marketData),
            Throws.InvalidOperationException.With.Message.Contains("AAA is held by")
        );

    private static Portfolio Holding(decimal cost) =>
        new(
            new Money(1_000),
            [
                new Position(Aaa, new Quantity(10), new DateOnly(2025, 10, 6), new Quantity(10))
                {
                    Cost = new Money(cost),
                },
            ]
        );
}
