using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class PortfolioToolTests
{
    [Test]
    public async Task It_shows_cash_and_positions_of_the_contexts_signature_alone()
    {
        var (alice, bob) = (Contexts.Alice("2025-10-06"), Contexts.Bob("2025-10-06"));
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(alice, 1000);
        await floor.OpenAsync(bob, 500);
        await floor.Brokerage.SubmitAsync(
            alice,
            Order.Buy(ClientOrderId.Create(alice, 1), Symbol.Parse("AAA"), 10),
            CancellationToken.None
        );
        var tool = new PortfolioTool(floor.Brokerage);

        var portfolios = (
            await tool.GetPortfolioAsync(alice, CancellationToken.None),
            await tool.GetPortfolioAsync(bob, CancellationToken.None)
        );

        Assert.That(
            (
                portfolios.Item1.Cash,
                portfolios.Item1.Positions.Count,
                portfolios.Item2.Cash,
                portfolios.Item2.Positions.Count
            ),
            Is.EqualTo((new Money(900), 1, new Money(500), 0))
        );
    }
}
