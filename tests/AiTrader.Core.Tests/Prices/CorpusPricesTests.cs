using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

/// <summary>The real prices of three markets.</summary>
public sealed class CorpusPricesTests
{
    [TestCase("us_daily.csv.gz", Resolution.Daily, 101, 100, 10_100)]
    [TestCase("us_hourly.csv.gz", Resolution.Intraday, 101, 168, 16_968)]
    [TestCase("cn_daily.csv", Resolution.Daily, 50, 30, 1_500)]
    [TestCase("cn_hourly.csv.gz", Resolution.Intraday, 50, 120, 6_000)]
    [TestCase("crypto_daily.csv.gz", Resolution.Daily, 10, 356, 3_560)]
    public void Every_bar_is_read(string file, Resolution resolution, int symbols, int stamps, int bars)
    {
        var series = Read(file);

        Assert.That(
            (series.Resolution, series.Symbols.Count, series.Times.Count, series.BarCount),
            Is.EqualTo((resolution, symbols, stamps, bars))
        );
    }

    [TestCase("us_daily.csv.gz", "2025-10-30")]
    [TestCase("us_hourly.csv.gz", "2025-11-07 15:00:00")]
    [TestCase("cn_daily.csv", "2025-11-19")]
    [TestCase("cn_hourly.csv.gz", "2025-11-19 15:00:00")]
    [TestCase("crypto_daily.csv.gz", "2025-11-16")]
    public void The_last_stamp_of_every_symbol_has_an_open_alone(string file, string last)
    {
        var series = Read(file);

        Assert.That(
            series.Symbols.Select(symbol => LastOf(series, symbol)),
            Is.All.Matches<Bar>(bar =>
                bar.Time == TradingTime.Parse(last)
                && bar is { Open: not null, High: null, Low: null, Close: null, Volume: null }
            )
        );
    }

    [Test]
    public void A_value_is_the_sources_own()
    {
        var bars = Read("us_daily.csv.gz").GetBars(Symbol.Parse("AAPL"));

        Assert.That(
            bars[0],
            Is.EqualTo(
                new Bar(
                    TradingTime.Parse("2025-06-10"),
                    new Price(200.6m),
                    new Price(204.35m),
                    new Price(200.57m),
                    new Price(202.67m),
                    54_672_608
                )
            )
        );
    }

    [Test]
    public void Columns_that_are_not_bars_are_refused()
    {
        var closes = PriceFile.CreateSource(SharedCorpus.PathOf("prices", "us_daily_last_close.csv"));

        Assert.That(
            closes.Read,
            Throws.TypeOf<DataFileException>().With.Message.Contains("the column 'open' is missing")
        );
    }

    private static PriceSeries Read(string file) => PriceFile.CreateSource(SharedCorpus.PathOf("prices", file)).Read();

    private static Bar LastOf(PriceSeries series, Symbol symbol) =>
        series.GetBars(symbol) is [.., var last] ? last : default;
}
