using AiTrader.Prices;

namespace AiTrader.Core.Tests.Prices;

/// <summary>What cannot be true is refused, with its line and value.</summary>
public sealed class CsvPriceSourceRefusalTests : CsvPriceFixture
{
    [TestCaseSource(nameof(BadRows))]
    public void A_row_that_cannot_be_true_is_refused_with_its_line_and_value(string row, string value, string reason)
    {
        string path = Folder.Write(
            "prices.csv",
            PriceFiles.Header,
            PriceFiles.FirstRow,
            row,
            "2025-10-04,AAA,10,12,9,11,1000"
        );

        var refusal = Assert.Throws<DataFileException>(() => new CsvPriceSource(path).Read());

        Assert.That(
            (refusal!.SourceName, refusal.Line, refusal.Value, refusal.Message),
            Is.EqualTo((path, 3L, value, $"{path}, line 3: {MessageText.Quote(value)}: {reason}."))
        );
    }

    [Test]
    public void A_bar_whose_prices_contradict_each_other_is_refused_with_all_of_them() =>
        Assert.That(
            () => Read(PriceFiles.Header, "2025-10-01,AAA,10,9,8,8.5,1"),
            Throws
                .TypeOf<DataFileException>()
                .With.Message.EndsWith(
                    "line 2: 'open 10, high 9, low 8, close 8.5': the prices of AAA at 2025-10-01 contradict "
                        + "each other; the low must be the lowest and the high the highest."
                )
        );

    [TestCase("timestamp,symbol,open,high,low,close", "the column 'volume' is missing")]
    [TestCase("symbol,open,high,low,close,volume", "the column 'timestamp' is missing")]
    [TestCase("date,symbol,open,high,low,close,volume", "the column 'timestamp' is missing")]
    [TestCase("timestamp;symbol;open;high;low;close;volume", "separated by semicolons")]
    [TestCase("timestamp\tsymbol\topen\thigh\tlow\tclose\tvolume", "separated by tabs")]
    [TestCase("timestamp,symbol,open,high,low,close,volume,open", "the column 'open' occurs twice")]
    public void A_header_that_lacks_or_repeats_a_column_is_refused(string header, string reason)
    {
        var refusal = Assert.Throws<DataFileException>(() => Read(header, PriceFiles.FirstRow));

        Assert.That(
            (refusal!.Line, refusal.Value, refusal.Message.Contains(reason, StringComparison.Ordinal)),
            Is.EqualTo((1L, header, true)),
            refusal.Message
        );
    }

    [Test]
    public void An_empty_file_is_said_to_be_empty() =>
        Assert.That(() => ReadText(""), Throws.TypeOf<DataFileException>().With.Message.Contains("the file is empty"));

    [Test]
    public void A_line_that_is_too_long_is_named() =>
        Assert.That(
            () => Read(PriceFiles.Header, PriceFiles.FirstRow, new string('x', 70_000)),
            Throws
                .TypeOf<DataFileException>()
                .With.Message.EndsWith("line 3: '': the line has more than 65,536 characters.")
        );

    [TestCase("")]
    [TestCase("\n")]
    [TestCase("timestamp,symbol,open,high,low,close,volume")]
    [TestCase("timestamp,symbol,open,high,low,close,volume\n")]
    public void A_file_without_a_bar_is_refused(string text) =>
        Assert.That(() => ReadText(text), Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(1));

    [Test]
    public void An_unclosed_quote_is_refused() =>
        Assert.That(
            () => Read(PriceFiles.Header, PriceFiles.FirstRow, "\"2025-10-02,AAA,10,12,9,11,1000"),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(3)
        );

    private static IEnumerable<TestCaseData> BadRows()
    {
        static TestCaseData Row(string name, string row, string value, string reason) =>
            new TestCaseData(row, value, reason).SetArgDisplayNames(name);

        yield return Row(
            "thousands",
            "2025-10-02,AAA,\"1,000.50\",1200,900,1100,1000",
            "1,000.50",
            "the open is not a positive number: it has a thousands separator or a decimal comma; write 1000.50"
        );
        yield return Row(
            "a zero character",
            "2025-10-02,AAA,1\0,12,1,11,1000",
            "1\0",
            "the open is not a positive number"
        );

        string allowedTimes = $"the timestamp is refused; allowed is {TradingTime.Allowed}";
        string allowedSymbols = $"the symbol is refused; allowed are {Symbol.Rule.Allowed}";
        yield return Row(
            "out of order",
            "2025-09-30,AAA,10,12,9,11,1000",
            "2025-09-30",
            "AAA is out of order: its bar before is stamped 2025-10-01"
        );
        yield return Row("twice", PriceFiles.FirstRow, "2025-10-01", "AAA has this stamp twice");
        yield return Row(
            "mixed kinds",
            "2025-10-02 10:00,AAA,10,12,9,11,1000",
            "2025-10-02 10:00:00",
            "days and times within a day are mixed; a series has stamps of one kind"
        );
        foreach (
            string text in new[]
            {
                "-10",
                "0",
                "0.00",
                "-0",
                "NaN",
                "Infinity",
                "ten",
                "10..5",
                "1 0",
                " 10",
                "10 ",
                "1_0",
                "$10",
                "0x10",
                "１０",
                "1e400",
                "1e-400",
                "79228162514264337593543950336",
                "+",
                ".",
                "-",
            }
        )
        {
            yield return Row(
                $"open '{text}'",
                $"2025-10-02,AAA,{text},12,9,11,1000",
                text,
                "the open is not a positive number"
            );
        }

        yield return Row(
            "negative high",
            "2025-10-02,AAA,10,-12,9,11,1000",
            "-12",
            "the high is not a positive number"
        );
        yield return Row("zero low", "2025-10-02,AAA,10,12,0,11,1000", "0", "the low is not a positive number");
        yield return Row(
            "close in words",
            "2025-10-02,AAA,10,12,9,n/a,1000",
            "n/a",
            "the close is not a positive number"
        );
        yield return Row(
            "negative volume",
            "2025-10-02,AAA,10,12,9,11,-1",
            "-1",
            "the volume is not a number of zero or more"
        );
        yield return Row(
            "volume NaN",
            "2025-10-02,AAA,10,12,9,11,NaN",
            "NaN",
            "the volume is not a number of zero or more"
        );
        yield return Row(
            "volume beyond all",
            "2025-10-02,AAA,10,12,9,11,79228162514264337593543950335",
            "79228162514264337593543950335",
            "the volume is not a number of zero or more"
        );
        yield return Row(
            "high below open",
            "2025-10-02,AAA,10,9,9,9,1000",
            "open 10, high 9, low 9, close 9",
            "the prices of AAA at 2025-10-02 contradict each other; the low must be the lowest and the high the highest"
        );
        yield return Row(
            "low above close",
            "2025-10-02,AAA,10,12,10,9,1000",
            "open 10, high 12, low 10, close 9",
            "the prices of AAA at 2025-10-02 contradict each other; the low must be the lowest and the high the highest"
        );
        yield return Row(
            "too few fields",
            "2025-10-02,AAA,10,12,9,11",
            "2025-10-02,AAA,10,12,9,11",
            "the line has 6 fields; the header has 7"
        );
        yield return Row(
            "too many fields",
            "2025-10-02,AAA,10,12,9,11,1000,7",
            "2025-10-02,AAA,10,12,9,11,1000,7",
            "the line has 8 fields; the header has 7"
        );
        yield return Row("words", "the end", "the end", "the line has 1 fields; the header has 7");
        foreach (string text in new[] { "../x", "", "a b", "ＡＡＡ", new string('A', 33) })
        {
            yield return Row($"symbol '{text}'", $"2025-10-02,{text},10,12,9,11,1000", text, allowedSymbols);
        }

        foreach (
            string text in new[] { "2025-13-45", "", "2025-10-02 24:00", "2025-10-02T10:00", "yesterday", "2025-02-29" }
        )
        {
            yield return Row($"timestamp '{text}'", $"{text},AAA,10,12,9,11,1000", text, allowedTimes);
        }
    }
}
