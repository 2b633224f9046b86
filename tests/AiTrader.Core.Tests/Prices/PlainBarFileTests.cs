using System.Globalization;
using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

/// <summary>
/// A plain file is read by its bytes, and any other one by the reader of tables. Which of the two reads it must not
/// show: the same file with a quoted field, which is not plain, gives the same bars.
/// </summary>
public sealed class PlainBarFileTests : CsvPriceFixture
{
    private static readonly string[] Columns = ["timestamp", "symbol", "open", "high", "low", "close", "volume"];

    [TestCase("2025-10-01,AAA,10,12,9,11,1000")]
    [TestCase("2025-10-01,AAA,10.50,12.0000,9.1,11,0")]
    [TestCase("2025-10-01,AAA,,,,,")]
    [TestCase("2025-10-01,AAA,10,,,,")]
    [TestCase("2025-10-01,AAA,,12,9,11,1.25")]
    [TestCase("2025-10-01,600036.SH,.5,1.,.25,0.75,99999999999999999.")]
    [TestCase("2025-10-01 09:30,BTC-USDT,0.00000001,0.00000002,0.00000001,0.00000001,0.1234567890123456")]
    [TestCase("2025-10-01 09:30:15,AAA,999999999999999999,999999999999999999,999999999999999998,999999999999999999,7")]
    public void A_plain_row_becomes_the_bar_that_a_quoted_one_becomes(string row)
    {
        int end = row.IndexOf(',', StringComparison.Ordinal);
        string quoted = $"\"{row[..end]}\"{row[end..]}";

        var plain = ReadPlain($"{PriceFiles.Header}\n{row}\n");
        var table = ReadSeries($"{PriceFiles.Header}\n{quoted}\n");

        Assert.That(plain, Is.Not.Null, "it is plain");
        Assert.That(ReadPlain($"{PriceFiles.Header}\n{quoted}\n"), Is.Null, "it is not plain");
        Assert.That(TextsOf(plain!), Is.EqualTo(TextsOf(table)));
        Assert.That(BarsOf(plain!), Is.EqualTo(BarsOf(table)));
    }

    [TestCase("Volume,close,LOW,high,open, Symbol ,Timestamp", "1000,11,9,12,10,AAA,2025-10-01")]
    public void Columns_are_found_in_any_order(string header, string row) =>
        Assert.That(
            TextsOf(ReadPlain($"{header}\r\n{row}\r\n\r\n")!),
            Is.EqualTo(TextsOf(ReadSeries($"{PriceFiles.Header}\n2025-10-01,AAA,10,12,9,11,1000")))
        );

    [TestCase("timestamp,symbol,open,high,low,close", "2025-10-01,AAA,10,12,9,11")]
    [TestCase("timestamp,symbol,open,high,low,close,volume,note", "2025-10-01,AAA,10,12,9,11,1000,x")]
    [TestCase("timestamp,symbol,open,high,low,close,close", "2025-10-01,AAA,10,12,9,11,11")]
    [TestCase("\ufefftimestamp,symbol,open,high,low,close,volume", "2025-10-01,AAA,10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,10,12,9,11")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,10,12,9,11,1000,1")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,1e1,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,+10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,-10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,0,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,.,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,1.2.3,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA, 10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,10,9,12,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,AAA,10,12,9,11,1234567890123456789")]
    [TestCase(PriceFiles.Header, "2025-10-32,AAA,10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,A A,10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "2025-10-01,ÄÄ,10,12,9,11,1000")]
    [TestCase(PriceFiles.Header, "   ")]
    [TestCase(PriceFiles.Header, "")]
    public void What_is_not_plain_is_left_to_the_reader_of_tables(string header, string row) =>
        Assert.That(ReadPlain($"{header}\n{row}\n"), Is.Null);

    [Test]
    public void Lines_that_cross_the_ends_of_blocks_are_read_whole()
    {
        var rows = Enumerable
            .Range(0, 20_000)
            .Select(i =>
                $"{new DateOnly(1970, 1, 1).AddDays(i):yyyy-MM-dd},S{i % 7},{i + 1},{i + 2}.5,{i + 1},{i + 2},{i}"
            )
            .ToList();
        string text = $"{PriceFiles.Header}\n{string.Join('\n', rows)}";

        var plain = ReadPlain(text)!;

        Assert.That(plain.BarCount, Is.EqualTo(rows.Count));
        string table = text.Replace("1970-01-01", "\"1970-01-01\"", StringComparison.Ordinal);
        Assert.That(TextsOf(plain), Is.EqualTo(TextsOf(ReadSeries(table))));
    }

    private PriceSeries? ReadPlain(string text) =>
        new PlainBarFile(Folder.WriteText("plain.csv", text), Columns).TryRead();

    private PriceSeries ReadSeries(string text) => new CsvPriceSource(Folder.WriteText("table.csv", text)).Read();

    private static IEnumerable<string> TextsOf(PriceSeries series) =>
        series.Symbols.SelectMany(symbol =>
            series
                .GetBars(symbol)
                .ToArray()
                .Select(bar =>
                    string.Join(
                        ' ',
                        symbol,
                        bar.Time,
                        TextOf(bar.Open?.Value),
                        TextOf(bar.High?.Value),
                        TextOf(bar.Low?.Value),
                        TextOf(bar.Close?.Value),
                        TextOf(bar.Volume)
                    )
                )
        );

    // With the zeros at its end.
    private static string TextOf(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static IEnumerable<Bar> BarsOf(PriceSeries series) =>
        series.Symbols.SelectMany(symbol => series.GetBars(symbol).ToArray());
}
