using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class QuoteToolTests
{
    [TestCase("2025-10-08", "AAA trades at 12 USD at 2025-10-08.")]
    [TestCase("2025-10-12", "AAA has no tradable price at 2025-10-12.", Description = "A Sunday.")]
    public async Task It_shows_the_price_of_the_contexts_time(string time, string answer) =>
        Assert.That(
            await new TradingFloor(TestMarket.UsWeek()).CallAsync(
                Contexts.Alice(time),
                "quote",
                """{"symbol":"AAA"}"""
            ),
            Is.EqualTo(answer)
        );
}
