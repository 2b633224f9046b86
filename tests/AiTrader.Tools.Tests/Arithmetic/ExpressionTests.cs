namespace AiTrader.Tools.Tests.Arithmetic;

public sealed class ExpressionTests
{
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
    public void It_is_evaluated_exactly(string expression, decimal expected) =>
        Assert.That(Expression.Evaluate(expression), Is.EqualTo(expected));

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
    public void What_is_no_arithmetic_is_refused(string expression) =>
        Assert.That(() => Expression.Evaluate(expression), Throws.TypeOf<FormatException>());

    [Test]
    public void What_is_too_long_is_refused()
    {
        Assert.That(Expression.Evaluate(new string('0', 499) + "7"), Is.EqualTo(7));
        Assert.That(
            () => Expression.Evaluate(new string('0', 500) + "7"),
            Throws.TypeOf<FormatException>().With.Message.Contains("501 characters")
        );
    }

    [Test]
    public void What_is_nested_deeper_than_50_is_refused()
    {
        Assert.That(Expression.Evaluate(Nested(49)), Is.EqualTo(1));
        foreach (string tooDeep in (string[])[Nested(50), new string('-', 50) + "1", new string('(', 499)])
        {
            Assert.That(
                () => Expression.Evaluate(tooDeep),
                Throws.TypeOf<FormatException>().With.Message.Contains("more than 50 deep")
            );
        }
    }

    [Test]
    public void What_is_beside_each_other_is_not_nested()
    {
        Assert.That(Expression.Evaluate(string.Join('+', Enumerable.Repeat("1", 100))), Is.EqualTo(100));
        Assert.That(Expression.Evaluate(string.Join('+', Enumerable.Repeat("(-(2))", 60))), Is.EqualTo(-120));
    }

    [Test]
    public void It_says_where_an_expression_is_wrong() =>
        Assert.That(
            () => Expression.Evaluate("1 + $"),
            Throws.TypeOf<FormatException>().With.Message.StartsWith("'$' at position 5")
        );

    [Test]
    public void It_shows_no_character_that_a_terminal_acts_upon() =>
        Assert.That(
            () => Expression.Evaluate("1 + \u001b[2J"),
            Throws.TypeOf<FormatException>().With.Message.StartsWith(@"'\u001b' at position 5")
        );

    private static string Nested(int parentheses) => new string('(', parentheses) + "1" + new string(')', parentheses);
}
