namespace AiTrader.Core.Tests;

public sealed class SymbolTests
{
    [TestCase("NVDA")]
    [TestCase("600036.SH")]
    [TestCase("BTC-USDT")]
    [TestCase("BRK.B")]
    [TestCase("EUR/USD")]
    [TestCase("ES=F")]
    [TestCase("A^B")]
    public void Tickers_as_markets_write_them_are_symbols(string text) =>
        Assert.That(Symbol.Parse(text).Value, Is.EqualTo(text));

    [Test]
    public void A_symbol_has_up_to_32_characters() =>
        Assert.That(Symbol.Parse(new string('A', 32)).Value, Has.Length.EqualTo(32));

    [Test]
    public void Nothing_is_an_argument_mistake_and_not_a_malformed_text() =>
        Assert.That(() => Symbol.Parse(null!), Throws.ArgumentNullException);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Symbols))]
    public void Anything_else_is_refused(string? text) => Assert.That(Symbol.TryParse(text, out _), Is.False);

    [TestCaseSource(typeof(BadIdentities), nameof(BadIdentities.Symbols))]
    public void A_refusal_says_what_is_allowed(string? text) =>
        Assert.That(
            () => Symbol.Parse(text ?? ""),
            Throws.TypeOf<FormatException>().With.Message.Contains("allowed are 1-32 ASCII letters, digits")
        );

    [Test]
    public void Case_makes_another_symbol() => Assert.That(Symbol.Parse("nvda"), Is.Not.EqualTo(Symbol.Parse("NVDA")));

    [Test]
    public void Symbols_sort_ordinally() =>
        Assert.That(
            new[] { "b", "A", "600036.SH" }.Select(Symbol.Parse).Order().Select(symbol => symbol.Value),
            Is.EqualTo(new[] { "600036.SH", "A", "b" })
        );
}
