using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class CalculateToolTests
{
    [TestCase("floor((10000 - 12.5) / 187.24)", "53")]
    [TestCase("0.1 + 0.2", "0.3")]
    [TestCase("1 / 3", "0.3333333333333333333333333333")]
    [TestCase("10.00 * 1", "10")]
    [TestCase("1 / 0", "The expression divides by zero.")]
    [TestCase(
        "1 + $",
        "'$' at position 5 is not expected; allowed are numbers, + - * / %, parentheses, min, max, abs, "
            + "floor and round."
    )]
    public async Task It_answers_with_the_value_or_with_what_is_wrong(string expression, string answer) =>
        Assert.That(
            await new TradingFloor(TestMarket.UsWeek()).CallAsync(
                Contexts.Alice("2025-10-06"),
                "calculate",
                $$"""{"expression":"{{expression}}"}"""
            ),
            Is.EqualTo(answer)
        );
}
