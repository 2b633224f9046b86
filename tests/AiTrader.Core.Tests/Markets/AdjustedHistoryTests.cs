using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Markets;

/// <summary>What a context sees of splits: raw quotes, and history in the units of its time.</summary>
public sealed class AdjustedHistoryTests
{
    private static readonly Symbol Aaa = Symbol.Parse("AAA");

    // 40 for one until the 8th, when one becomes four; one becomes two on the 10th.
    private static readonly AsOfMarketData Data = new(
        Market.Us,
        new TestMarket(Market.Us)
            .Add("AAA", "2025-10-06", 40, 42)
            .Add("AAA", "2025-10-07", 42, 44)
            .Add("AAA", "2025-10-08", 11, 12)
            .Add("AAA", "2025-10-09", 12, 13)
            .Add("AAA", "2025-10-10", 6.5m, 7)
            .Series.With(
                CorporateActions.Create([
                    CorporateAction.CreateSplit(new(2025, 10, 8), Aaa, 4),
                    CorporateAction.CreateSplit(new(2025, 10, 10), Aaa, 2),
                    CorporateAction.CreateDividend(new(2025, 10, 9), Aaa, 1, new(2025, 10, 20)),
                ])
            )
    );

    [TestCase("2025-10-07", "42")]
    [TestCase("2025-10-08", "42 44")]
    [TestCase("2025-10-09", "42 44 12")]
    public void Bars_are_raw(string time, string closes) =>
        Assert.That(TextOf(Data.GetBars(Contexts.Alice(time), Aaa, 10)), Is.EqualTo(closes));

    [TestCase("2025-10-07", "42", "")]
    [TestCase("2025-10-08", "10.5 11", "4")]
    [TestCase("2025-10-09", "10.5 11 12", "4")]
    [TestCase("2025-10-10", "5.25 5.5 6 6.5", "4 2")]
    public void History_is_divided_by_the_splits_until_now_and_by_none_of_later(
        string time,
        string closes,
        string ratios
    )
    {
        var history = Data.GetHistory(Contexts.Alice(time), Aaa, 10);

        Assert.That(TextOf(history.Bars), Is.EqualTo(closes));
        Assert.That(string.Join(' ', history.Splits.Select(split => split.Value)), Is.EqualTo(ratios));
    }

    [Test]
    public void Volumes_are_multiplied_so_that_their_money_stays() =>
        Assert.That(
            Data.GetHistory(Contexts.Alice("2025-10-10"), Aaa, 4).Bars.Select(bar => bar.Volume),
            Is.EqualTo(new decimal?[] { 8000, 8000, 2000, 2000 })
        );

    [Test]
    public void A_history_that_begins_after_a_split_is_not_divided_by_it() =>
        Assert.That(Data.GetHistory(Contexts.Alice("2025-10-10"), Aaa, 2).Splits.Single().Value, Is.EqualTo(2));

    [TestCase("2025-10-08", "44", "11")]
    [TestCase("2025-10-10", "13", "6.5")]
    public void The_prior_close_is_in_the_units_of_now(string time, string raw, string price)
    {
        Assert.That(Data.GetPreviousClose(Contexts.Alice(time), Aaa)?.ToString(), Is.EqualTo(price));
        Assert.That(Data.GetBars(Contexts.Alice(time), Aaa, 1)[0].Close?.ToString(), Is.EqualTo(raw));
    }

    [Test]
    public void The_last_price_of_a_symbol_that_does_not_open_on_its_ex_date_is_in_the_new_units() =>
        Assert.That(
            new AsOfMarketData(
                Market.Us,
                new TestMarket(Market.Us)
                    .Add("AAA", "2025-10-06", 40, 42)
                    .Add("BBB", "2025-10-07", 1)
                    .Series.With(CorporateActions.Create([CorporateAction.CreateSplit(new(2025, 10, 7), Aaa, 4)]))
            )
                .GetLastPrice(Contexts.Alice("2025-10-07"), Aaa)
                ?.Value,
            Is.EqualTo(10.5m)
        );

    [TestCase("2025-10-07", 0)]
    [TestCase("2025-10-08", 1)]
    [TestCase("2025-10-09", 2)]
    [TestCase("2025-10-10", 3)]
    public void An_action_is_known_from_its_ex_date_on(string time, int count) =>
        Assert.That(Data.GetActions(Contexts.Alice(time), Aaa), Has.Count.EqualTo(count));

    [Test]
    public void A_bar_that_lacks_figures_stays_without_them()
    {
        var data = new AsOfMarketData(
            Market.Us,
            new TestMarket(Market.Us)
                .Add("AAA", new Bar(TradingTime.Parse("2025-10-06"), new Price(40)))
                .Add("AAA", "2025-10-07", 10)
                .Series.With(CorporateActions.Create([CorporateAction.CreateSplit(new(2025, 10, 7), Aaa, 4)]))
        );

        Assert.That(
            data.GetHistory(Contexts.Alice("2025-10-07"), Aaa, 1).Bars.Single(),
            Is.EqualTo(new Bar(TradingTime.Parse("2025-10-06"), new Price(10)))
        );
    }

    /// <summary>With all splits of the corpus known, its history is the literal of the prices without splits.</summary>
    [Test]
    public void The_history_of_the_corpus_is_its_prices_as_they_were_before_splits_were_made_up()
    {
        string folder = SharedCorpus.PathOf("actions");
        var actual = PriceFile.CreateSource(Path.Combine(folder, "prices", "us_dividends.csv.gz")).Read();
        var split = PriceFile
            .CreateSource(Path.Combine(folder, "prices", "us_splits.csv.gz"))
            .Read()
            .With(CorporateActionFile.Read(Path.Combine(folder, "actions", "us_splits.csv")));
        var data = new AsOfMarketData(Market.Us, split);
        var context = Contexts.Alice("2025-08-01");

        Assert.That(
            split.Symbols.Select(symbol => PricesOf(data.GetHistory(context, symbol, int.MaxValue).Bars)),
            Is.EqualTo(split.Symbols.Select(symbol => PricesOf(actual.GetBars(symbol).ToArray())))
        );

        static string PricesOf(IReadOnlyList<Bar> bars) =>
            string.Join('|', bars.Select(bar => $"{bar.Time} {bar.Open} {bar.High} {bar.Low} {bar.Close}"));
    }

    private static string TextOf(IEnumerable<Bar> bars) => string.Join(' ', bars.Select(bar => bar.Close));
}
