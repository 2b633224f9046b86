using AiTrader.Testing;

namespace AiTrader.Core.Tests.Sessions.Baselines;

/// <summary>What a ranking does where it cannot rank, sell or buy.</summary>
public sealed class RankedPortfolioTests
{
    private static readonly TradingContext Wednesday = Contexts.Alice("2025-10-08");

    [Test]
    public async Task It_holds_where_fewer_symbols_than_it_needs_can_be_ranked()
    {
        var market = UpAndDown().Add("NEW", "2025-10-08", 10, 10);
        var desk = new PaperDesk(market);

        await new Momentum(1, 3).DecideAsync(Wednesday, desk);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "hold: Fewer than 3 symbols have 1 finished bars." }));
    }

    [Test]
    public async Task A_sell_is_a_decision_where_the_cash_buys_nothing()
    {
        var desk = new PaperDesk(UpAndDown()) { Portfolio = Holding("DOWN") };

        await new Momentum(1, 1).DecideAsync(Wednesday, desk);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "sell 10 DOWN" }));
    }

    [Test]
    public async Task A_sell_that_found_no_volume_is_followed_by_a_hold_that_says_so()
    {
        var desk = new PaperDesk(UpAndDown())
        {
            Portfolio = Holding("DOWN"),
            Answer = (order, _) => new TradeOutcome.Cancelled(order, "the volume of the bar"),
        };

        await new Momentum(1, 1).DecideAsync(Wednesday, desk);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "sell 10 DOWN", "hold: What dropped out has no volume." }));
    }

    [Test]
    public async Task It_holds_where_the_ranking_has_not_changed()
    {
        var desk = new PaperDesk(UpAndDown()) { Portfolio = Holding("UP") };

        await new Momentum(1, 1).DecideAsync(Wednesday, desk);

        Assert.That(desk.Acts, Is.EqualTo(new[] { "hold: The ranking has not changed." }));
    }

    private static TestMarket UpAndDown() =>
        new TestMarket(Market.Us)
            .Add("UP", "2025-10-06", 100, 100)
            .Add("UP", "2025-10-07", 100, 120)
            .Add("UP", "2025-10-08", 100, 100)
            .Add("DOWN", "2025-10-06", 100, 100)
            .Add("DOWN", "2025-10-07", 100, 90)
            .Add("DOWN", "2025-10-08", 100, 100);

    // The five in cash buy nothing.
    private static Portfolio Holding(string symbol) =>
        new(
            new Money(5),
            [new Position(Symbol.Parse(symbol), new Quantity(10), new DateOnly(2025, 10, 6), new Quantity(10))]
        );
}
