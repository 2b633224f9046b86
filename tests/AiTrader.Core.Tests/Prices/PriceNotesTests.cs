using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

public sealed class PriceNotesTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");
    private static readonly Symbol Bbb = Symbol.Parse("BBB");

    [TestCase(19.0, 0)]
    [TestCase(19.01, 1)]
    [TestCase(5.3, 0)]
    [TestCase(5.29, 1)]
    public void An_open_far_from_the_last_close_is_noted(decimal open, int count)
    {
        var series = PriceSeries.FromBars([BarOf(Aaa, 1, 10), BarOf(Aaa, 2, open), BarOf(Aaa, 3, open)]);

        var notes = PriceNotes.Create(series, [Aaa, Aaa]);

        Assert.That(notes, Has.Count.EqualTo(count));
        Assert.That(notes, Is.All.StartsWith($"AAA opened at {open} on 2025-01-02, "));
    }

    [TestCase(2, 0)]
    [TestCase(3, 0)]
    [TestCase(4, 1)]
    [TestCase(1, 1)]
    public void An_open_far_from_the_last_close_is_not_noted_where_a_split_is_known_since_that_close(int day, int count)
    {
        var series = PriceSeries
            .FromBars([BarOf(Aaa, 1, 40), BarOf(Bbb, 2, 1), BarOf(Aaa, 3, 10), BarOf(Aaa, 4, 10)])
            .With(CorporateActions.Create([CorporateAction.CreateSplit(new(2025, 1, day), Aaa, 4)]));

        Assert.That(PriceNotes.Create(series, [Aaa]), Has.Count.EqualTo(count));
    }

    [Test]
    public void Bars_that_lack_figures_are_counted_with_the_place_of_the_first()
    {
        var series = PriceSeries.FromBars([
            BarOf(Aaa, 1, 10),
            new(Aaa, new Bar(TradingTime.Parse("2025-01-02"), new Price(10), low: new Price(9))),
            new(Aaa, new Bar(TradingTime.Parse("2025-01-03"), null, null, null, new Price(10), 5)),
            BarOf(Bbb, 1, 10),
            new(Bbb, new Bar(TradingTime.Parse("2025-01-04"), new Price(10))),
        ]);

        Assert.That(
            PriceNotes.Create(series, series.Symbols),
            Is.EqualTo(
                new[]
                {
                    "2 bars of AAA lack a figure, the first on 2025-01-02: high, close, volume. Such a bar executes "
                        + "nothing that asks for the figure, and a missing close is replaced by the last one "
                        + "before it.",
                }
            )
        );
    }

    [TestCase(5, 0)]
    [TestCase(6, 1)]
    public void A_symbol_without_a_bar_in_five_sessions_of_the_market_is_noted(int next, int count)
    {
        var series = PriceSeries.FromBars([
            .. Enumerable.Range(1, 8).Select(day => BarOf(Bbb, day, 10)),
            BarOf(Aaa, 1, 10),
            BarOf(Aaa, next + 1, 10),
            BarOf(Aaa, 8, 10),
        ]);

        var notes = PriceNotes.Create(series, series.Symbols);

        Assert.That(notes, Has.Count.EqualTo(count));
        Assert.That(notes, Is.All.StartsWith("AAA has no bar from 2025-01-02 to 2025-01-06, in 5 sessions"));
    }

    [Test]
    public void A_symbol_that_ends_before_the_market_is_noted_and_one_that_begins_later_is_not()
    {
        var series = PriceSeries.FromBars([
            .. Enumerable.Range(1, 9).Select(day => BarOf(Bbb, day, 10)),
            BarOf(Aaa, 1, 10),
            BarOf(Symbol.Parse("NEW"), 9, 10),
        ]);

        Assert.That(
            PriceNotes.Create(series, series.Symbols),
            Is.EqualTo(
                new[]
                {
                    "AAA has no bar from 2025-01-02 to the end, in 8 sessions of the market: it was suspended or "
                        + "delisted, or the prices lack it. A holding of it is valued at its last close.",
                }
            )
        );
    }

    [Test]
    public void Symbols_that_lack_the_same_sessions_have_one_note()
    {
        var ccc = Symbol.Parse("CCC");
        var series = PriceSeries.FromBars([
            .. Enumerable.Range(1, 9).Select(day => BarOf(Bbb, day, 10)),
            BarOf(ccc, 1, 10),
            BarOf(Aaa, 1, 10),
            BarOf(Aaa, 9, 10),
            BarOf(Symbol.Parse("DDD"), 1, 10),
        ]);

        Assert.That(
            PriceNotes.Create(series, series.Symbols),
            Is.EqualTo(
                new[]
                {
                    "AAA has no bar from 2025-01-02 to 2025-01-08, in 7 sessions of the market: it was suspended or "
                        + "delisted, or the prices lack it. A holding of it is valued at its last close.",
                    "CCC, DDD have no bar from 2025-01-02 to the end, in 8 sessions of the market: they were suspended "
                        + "or delisted, or the prices lack them. A holding of one is valued at its last close.",
                }
            )
        );
    }

    [TestCase(1, 0)]
    [TestCase(2, 1)]
    public void A_symbol_without_a_bar_in_the_last_two_sessions_is_noted(int missing, int count)
    {
        var series = PriceSeries.FromBars([
            .. Enumerable.Range(1, 4).Select(day => BarOf(Bbb, day, 10)),
            .. Enumerable.Range(1, 4 - missing).Select(day => BarOf(Aaa, day, 10)),
        ]);

        Assert.That(PriceNotes.Create(series, [Aaa]), Has.Count.EqualTo(count));
    }

    [Test]
    public void Many_notes_are_counted()
    {
        var series = PriceSeries.FromBars(
            Enumerable.Range(1, 31).Select(day => BarOf(Aaa, day, day % 2 == 0 ? 10 : 30))
        );

        var notes = PriceNotes.Create(series, [Aaa]);

        Assert.That(notes, Has.Count.EqualTo(21));
        Assert.That(notes[^1], Is.EqualTo("10 more notes on prices are left out."));
    }

    /// <summary>The days on which made-up splits of the corpus are outside of the bounds, and the real gap.</summary>
    [Test]
    public void The_splits_of_the_corpus_are_found_and_its_real_prices_have_gaps_alone()
    {
        string folder = SharedCorpus.PathOf("actions", "prices");
        var splits = PriceFile.CreateSource(Path.Combine(folder, "us_splits.csv.gz")).Read();
        var real = PriceFile.CreateSource(Path.Combine(folder, "us_dividends.csv.gz")).Read();

        string[] jumps = [.. JumpsOf(splits)];

        Assert.That(jumps, Has.Length.EqualTo(13));
        Assert.That(jumps, Has.One.StartsWith("AMZN opened at 214.75 on 2025-06-09"));
        Assert.That(JumpsOf(real), Is.Empty);
        Assert.That(
            JumpsOf(splits.With(CorporateActionFile.Read(SharedCorpus.PathOf("actions", "actions", "us_splits.csv")))),
            Is.Empty
        );
        Assert.That(
            real.Symbols.SelectMany(symbol => PriceNotes.Create(real, [symbol]))
                .Count(note =>
                    note.Contains("has no bar from 2025-02-11 to 2025-02-19, in 6", StringComparison.Ordinal)
                ),
            Is.EqualTo(16)
        );

        static IEnumerable<string> JumpsOf(PriceSeries series) =>
            series
                .Symbols.SelectMany(symbol => PriceNotes.Create(series, [symbol]))
                .Where(note => note.Contains("opened at", StringComparison.Ordinal));
    }

    private static SymbolBar BarOf(Symbol symbol, int day, decimal amount)
    {
        var price = new Price(amount);
        return new(symbol, new Bar(TradingTime.Parse($"2025-01-{day:00}"), price, price, price, price, 100));
    }
}
