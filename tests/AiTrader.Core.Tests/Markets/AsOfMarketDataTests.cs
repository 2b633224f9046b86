using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Markets;

public sealed class AsOfMarketDataTests
{
    private static readonly Symbol A = Symbol.Parse("AAA");
    private static readonly AsOfMarketData Days = TestMarket
        .UsWeek()
        .Add("DDD", "2025-10-08", 5, 6)
        .List("EEE")
        .MarketData;
    private static readonly AsOfMarketData Hours = TestMarket.UsHours().Add("AAA", "2025-10-07 10:00", 20).MarketData;

    [Test]
    public void The_quote_is_the_open_of_the_bar_stamped_now() =>
        Assert.That(
            Days.GetQuote(Contexts.Alice("2025-10-08"), A),
            Is.EqualTo(new Quote(A, TradingTime.Parse("2025-10-08"), new Price(12)))
        );

    [TestCase("AAA", "2025-10-05")]
    [TestCase("AAA", "2025-10-11")]
    [TestCase("DDD", "2025-10-09")]
    [TestCase("EEE", "2025-10-08")]
    [TestCase("XXX", "2025-10-08")]
    public void Where_no_bar_is_stamped_now_there_is_no_quote(string symbol, string time) =>
        Assert.That(Days.GetQuote(Contexts.Alice(time), Symbol.Parse(symbol)), Is.Null);

    [Test]
    public void A_bar_without_an_open_has_no_quote() =>
        Assert.That(
            new TestMarket(Market.Us)
                .Add("AAA", new Bar(TradingTime.Parse("2025-10-06"), null))
                .MarketData.GetQuote(Contexts.Alice("2025-10-06"), A),
            Is.Null
        );

    [TestCase("AAA", "2025-10-08", "12")]
    [TestCase("AAA", "2025-10-20", "14.5")]
    [TestCase("DDD", "2025-10-08", "5")]
    [TestCase("DDD", "2025-10-09", "6")]
    [TestCase("DDD", "2025-10-07", null)]
    [TestCase("EEE", "2025-10-08", null)]
    [TestCase("XXX", "2025-10-08", null)]
    public void The_last_price_is_the_open_of_now_or_else_the_last_close(string symbol, string time, string? price) =>
        Assert.That(Days.GetLastPrice(Contexts.Alice(time), Symbol.Parse(symbol))?.ToString(), Is.EqualTo(price));

    [Test]
    public void A_last_bar_with_an_open_alone_is_worth_its_open() =>
        Assert.That(
            new TestMarket(Market.Us)
                .Add("AAA", "2025-10-06", 10)
                .Add("AAA", new Bar(TradingTime.Parse("2025-10-07"), new Price(11)))
                .MarketData.GetLastPrice(Contexts.Alice("2025-10-08"), A),
            Is.EqualTo(new Price(11))
        );

    [TestCase("2025-10-06", null)]
    [TestCase("2025-10-07", "10.5")]
    [TestCase("2025-10-20", "14.5")]
    public void The_prior_close_of_a_day_is_that_of_the_bar_before(string time, string? price) =>
        Assert.That(Days.GetPreviousClose(Contexts.Alice(time), A)?.ToString(), Is.EqualTo(price));

    [TestCase("2025-10-06 10:00", null)]
    [TestCase("2025-10-06 14:00", null)]
    [TestCase("2025-10-07 10:00", "14.5")]
    [TestCase("2025-10-07 15:00", "14.5")]
    public void The_prior_close_of_a_time_is_that_of_the_day_before(string time, string? price) =>
        Assert.That(Hours.GetPreviousClose(Contexts.Alice(time), A)?.ToString(), Is.EqualTo(price));

    [TestCase(0, "")]
    [TestCase(1, "2025-10-07")]
    [TestCase(2, "2025-10-06 2025-10-07")]
    [TestCase(int.MaxValue, "2025-10-06 2025-10-07")]
    public void The_history_is_of_finished_bars_oldest_first(int count, string times) =>
        Assert.That(
            string.Join(' ', Days.GetBars(Contexts.Alice("2025-10-08"), A, count).Select(bar => bar.Time)),
            Is.EqualTo(times)
        );

    [Test]
    public void The_history_of_a_symbol_that_is_not_there_is_empty() =>
        Assert.That(Days.GetBars(Contexts.Alice("2025-10-08"), Symbol.Parse("XXX"), 10), Is.Empty);

    [Test]
    public void A_negative_count_is_refused() =>
        Assert.That(
            () => Days.GetBars(Contexts.Alice("2025-10-08"), A, -1),
            Throws.TypeOf<ArgumentOutOfRangeException>()
        );

    [TestCase("2025-10-05", "")]
    [TestCase("2025-10-06", "AAA BBB CCC")]
    [TestCase("2025-10-07", "AAA BBB CCC")]
    [TestCase("2025-10-08", "AAA BBB CCC DDD")]
    [TestCase("2025-10-20", "AAA BBB CCC DDD")]
    public void The_universe_is_the_symbols_that_have_begun(string time, string symbols)
    {
        var context = Contexts.Alice(time);

        Assert.That(string.Join(' ', Days.GetSymbols(context)), Is.EqualTo(symbols));
        Assert.That(
            ((string[])["AAA", "BBB", "CCC", "DDD", "EEE", "XXX"]).Where(symbol =>
                Days.IsListed(context, Symbol.Parse(symbol))
            ),
            Is.EqualTo(symbols.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        );
    }

    [TestCase("2025-10-06", "AAA")]
    [TestCase("2025-10-07", "AAA BBB")]
    public void A_symbol_is_known_from_its_first_bar_on_which_may_have_no_open(string time, string symbols) =>
        Assert.That(
            string.Join(
                ' ',
                new TestMarket(Market.Us)
                    .Add("AAA", "2025-10-06", 10)
                    .Add("BBB", new Bar(TradingTime.Parse("2025-10-07"), null))
                    .MarketData.GetSymbols(Contexts.Alice(time))
            ),
            Is.EqualTo(symbols)
        );

    [Test]
    public void A_universe_that_grows_day_by_day_is_the_right_one_in_any_order_of_questions()
    {
        var market = new TestMarket(Market.Us);
        for (int day = 1; day <= 28; day++)
        {
            market.Add($"S{28 - day:00}", $"2025-02-{day:00}", 10);
        }

        var data = market.MarketData;
        int[] days = [.. Enumerable.Range(1, 28), .. Enumerable.Range(1, 28).Reverse(), 3, 20, 3, 11, 19, 27, 3];
        Assert.That(
            days.Select(day => string.Join(' ', data.GetSymbols(Contexts.Alice($"2025-02-{day:00}")))),
            Is.EqualTo(
                days.Select(day => string.Join(' ', Enumerable.Range(28 - day, day).Select(symbol => $"S{symbol:00}")))
            )
        );
    }

    [Test]
    public void Asking_for_the_universe_again_allocates_nothing()
    {
        var early = Contexts.Alice("2025-10-07");
        Days.GetSymbols(early);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Days.GetSymbols(early);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100));
    }

    [TestCaseSource(nameof(Questions))]
    public void A_day_cannot_be_asked_of_intraday_prices(Action<IMarketData, TradingContext> ask) =>
        Assert.That(
            () => ask(Hours, Contexts.Alice("2025-10-06")),
            Throws.ArgumentException.With.Message.StartsWith(
                "The time 2025-10-06 cannot be served from Intraday prices"
            )
        );

    [TestCaseSource(nameof(Questions))]
    public void A_time_cannot_be_asked_of_daily_prices(Action<IMarketData, TradingContext> ask) =>
        Assert.That(
            () => ask(Days, Contexts.Alice("2025-10-06 10:00")),
            Throws.ArgumentException.With.Message.StartsWith(
                "The time 2025-10-06 10:00:00 cannot be served from Daily prices"
            )
        );

    [TestCaseSource(nameof(Questions))]
    public void Nothing_can_be_asked_without_a_context(Action<IMarketData, TradingContext> ask) =>
        Assert.That(() => ask(Days, null!), Throws.ArgumentNullException);

    private static IEnumerable<TestCaseData> Questions() =>
        [
            Question("quote", (data, context) => data.GetQuote(context, A)),
            Question("last price", (data, context) => data.GetLastPrice(context, A)),
            Question("prior close", (data, context) => data.GetPreviousClose(context, A)),
            Question("history", (data, context) => data.GetBars(context, A, 1)),
            Question("universe", (data, context) => data.GetSymbols(context)),
            Question("listed", (data, context) => data.IsListed(context, A)),
        ];

    private static TestCaseData Question(string name, Action<IMarketData, TradingContext> ask) =>
        new TestCaseData(ask).SetArgDisplayNames(name);
}
