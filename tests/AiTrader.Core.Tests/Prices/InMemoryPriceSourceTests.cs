using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

public sealed class InMemoryPriceSourceTests
{
    private static readonly Symbol A = Symbol.Parse("AAA");

    [Test]
    public void Bars_that_the_program_has_become_a_series() =>
        Assert.That(
            PriceFiles.Lines(new InMemoryPriceSource([new SymbolBar(A, BarOf("2025-10-01"))]).Read()),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1" })
        );

    [Test]
    public void A_symbol_of_the_universe_may_have_no_bar() =>
        Assert.That(
            new InMemoryPriceSource([new SymbolBar(A, BarOf("2025-10-01"))], [Symbol.Parse("ZZZ")])
                .Read()
                .Symbols.Select(symbol => symbol.Value),
            Is.EqualTo(new[] { "AAA", "ZZZ" })
        );

    [Test]
    public void They_are_checked_like_those_of_a_file_and_named_by_number()
    {
        var refusal = Assert.Throws<DataFileException>(() =>
            new InMemoryPriceSource([
                new SymbolBar(A, BarOf("2025-10-02")),
                new SymbolBar(A, BarOf("2025-10-01")),
            ]).Read()
        );

        Assert.That((refusal!.SourceName, refusal.Line, refusal.Value), Is.EqualTo(("memory", 2L, "2025-10-01")));
    }

    [Test]
    public void No_bar_at_all_is_refused() =>
        Assert.That(
            () => new InMemoryPriceSource([]).Read(),
            Throws.TypeOf<DataFileException>().With.Message.Contains("there is no bar")
        );

    private static Bar BarOf(string time) =>
        new(TradingTime.Parse(time), new Price(10), new Price(12), new Price(9), new Price(11), 1);
}
