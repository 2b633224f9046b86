using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class CalculatorToolTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-01");

    [TestCase("1 + 2 * 3", 7)]
    [TestCase("(1+2)*3", 9)]
    [TestCase("-2 * -3", 6)]
    [TestCase("10 % 4", 2)]
    [TestCase("0.1 + 0.2", 0.3)]
    [TestCase("10 / 4 / 5", 0.5)]
    [TestCase("floor((10000 - 12.5) / 187.24)", 53)]
    [TestCase("round(2.5)", 2)]
    [TestCase("round(1.005, 2)", 1)]
    [TestCase("min(3, 1, 2) + max(3, 1, 2) + abs(-4)", 8)]
    [TestCase(" .5 ", 0.5)]
    public void Calculates_exactly(string expression, decimal expected) =>
        Assert.That(new CalculatorTool().Calculate(Context, expression), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("1 +")]
    [TestCase("1 2")]
    [TestCase("1..2")]
    [TestCase("(1")]
    [TestCase("1 / 0")]
    [TestCase("1 % 0")]
    [TestCase("99999999999999999999 * 99999999999999999999")]
    [TestCase("System.IO.File.ReadAllText(\"/etc/passwd\")")]
    [TestCase("exec(1)")]
    [TestCase("round(1, 2, 3)")]
    [TestCase("round(1, 99)")]
    [TestCase("1e30")]
    [TestCase("NaN")]
    [TestCase("2 ^ 3")]
    public void Refuses_what_is_no_arithmetic(string expression) =>
        Assert.That(() => new CalculatorTool().Calculate(Context, expression), Throws.TypeOf<FormatException>());

    [Test]
    public void Refuses_what_is_too_long_or_nested_too_deep()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new CalculatorTool().Calculate(Context, new string('1', 501)),
                Throws.TypeOf<FormatException>()
            );
            Assert.That(
                () => new CalculatorTool().Calculate(Context, new string('(', 400) + "1" + new string(')', 99)),
                Throws.TypeOf<FormatException>()
            );
            Assert.That(
                () => new CalculatorTool().Calculate(Context, new string('-', 499) + "1"),
                Throws.TypeOf<FormatException>()
            );
        });
    }

    [Test]
    public void Says_where_an_expression_is_wrong() =>
        Assert.That(
            () => new CalculatorTool().Calculate(Context, "1 + $"),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("'$' at position 5")
        );

    [Test]
    public void Shows_no_character_that_a_terminal_acts_upon() =>
        Assert.That(
            () => new CalculatorTool().Calculate(Context, "1 + \u001b[2J"),
            Throws.TypeOf<FormatException>().With.Message.StartsWith(@"'\u001b' at position 5")
        );
}
