using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

public sealed class CsvPriceSourceTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_row_becomes_a_bar() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void A_compressed_file_reads_like_a_plain_one() =>
        Assert.That(
            PriceFiles.Lines(
                new CsvPriceSource(_folder.Write("prices.csv.gz", PriceFiles.Header, PriceFiles.FirstRow)).Read()
            ),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Columns_may_stand_in_another_order_among_others_and_in_other_case() =>
        Assert.That(
            Read("Volume,note,close,LOW,high,open,Symbol,Timestamp", "1000,x,11,9,12,10,AAA,2025-10-01"),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Fields_may_be_quoted() =>
        Assert.That(
            Read("\"timestamp\",symbol,open,high,low,close,volume", "\"2025-10-01\",\"AAA\",\"10\",12,9,11,\"1000\""),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Lines_may_end_as_on_Windows() =>
        Assert.That(
            ReadText($"{PriceFiles.Header}\r\n{PriceFiles.FirstRow}\r\n2025-10-02,AAA,10,12,9,11,1000\r\n"),
            Has.Length.EqualTo(2)
        );

    [Test]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.That(ReadText($"\ufeff{PriceFiles.Header}\n{PriceFiles.FirstRow}\n"), Has.Length.EqualTo(1));

    [Test]
    public void The_last_line_need_not_end() =>
        Assert.That(ReadText($"{PriceFiles.Header}\n{PriceFiles.FirstRow}"), Has.Length.EqualTo(1));

    [Test]
    public void Times_within_a_day_make_an_intraday_series() =>
        Assert.That(
            Source(PriceFiles.Header, "2025-10-01 10:00:00,AAA,10,12,9,11,1000").Read().Resolution,
            Is.EqualTo(Resolution.Intraday)
        );

    [Test]
    public void The_last_stamp_may_have_an_open_alone() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,10.5,,,,"),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000", "AAA 2025-10-02 10.5    " })
        );

    [Test]
    public void The_last_stamp_may_have_no_open_either() =>
        Assert.That(Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,,,,,"), Has.Length.EqualTo(2));

    [Test]
    public void Symbols_may_be_interleaved() =>
        Assert.That(
            Read(
                PriceFiles.Header,
                PriceFiles.FirstRow,
                "2025-10-01,BBB,1,1,1,1,0",
                "2025-10-02,AAA,10,12,9,11,5",
                "2025-10-02,BBB,1,1,1,1,0"
            ),
            Has.Length.EqualTo(4)
        );

    [Test]
    public void Symbols_may_follow_one_another() =>
        Assert.That(
            Read(PriceFiles.Header, PriceFiles.FirstRow, "2025-10-02,AAA,10,12,9,11,5", "2025-10-01,BBB,1,1,1,1,0"),
            Has.Length.EqualTo(3)
        );

    [TestCaseSource(nameof(BadRows))]
    public void A_row_that_cannot_be_true_is_refused_with_its_line_and_value(string row, string value, string reason)
    {
        string path = _folder.Write(
            "prices.csv",
            PriceFiles.Header,
            PriceFiles.FirstRow,
            row,
            "2025-10-04,AAA,10,12,9,11,1000"
        );

        var refusal = Assert.Throws<DataFileException>(() => new CsvPriceSource(path).Read());

        Assert.That(
            (refusal!.SourceName, refusal.Line, refusal.Value, refusal.Message),
            Is.EqualTo((path, 3L, value, $"{path}, line 3: {SafeText.Quote(value)}: {reason}."))
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
    [TestCase("timestamp;symbol;open;high;low;close;volume", "the column 'timestamp' is missing")]
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

    [Test]
    public void An_empty_line_between_rows_is_refused() =>
        Assert.That(
            () => Read(PriceFiles.Header, PriceFiles.FirstRow, "", "2025-10-02,AAA,10,12,9,11,1000"),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(3)
        );

    [Test]
    public void A_compressed_file_with_a_changed_byte_is_refused()
    {
        string path = _folder.Write("prices.csv.gz", ManyLines());
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^6] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.That(() => new CsvPriceSource(path).Read(), Throws.TypeOf<DataFileException>());
    }

    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.99)]
    public void A_compressed_file_that_was_cut_off_is_refused(double share)
    {
        string path = _folder.Write("prices.csv.gz", ManyLines());
        using (var file = File.OpenWrite(path))
        {
            file.SetLength((long)(file.Length * share));
        }

        Assert.That(
            () => new CsvPriceSource(path).Read(),
            Throws.TypeOf<DataFileException>().With.Message.Contains(path)
        );
    }

    [Test]
    public void A_file_that_only_claims_to_be_compressed_is_refused()
    {
        File.WriteAllText(_folder.File("prices.csv.gz"), PriceFiles.Header);

        Assert.That(
            () => new CsvPriceSource(_folder.File("prices.csv.gz")).Read(),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(1)
        );
    }

    [Test]
    public void A_file_that_is_not_there_cannot_be_opened() =>
        Assert.That(() => new CsvPriceSource(_folder.File("none.csv")).Read(), Throws.InstanceOf<IOException>());

    private static IEnumerable<TestCaseData> BadRows()
    {
        static TestCaseData Row(string name, string row, string value, string reason) =>
            new TestCaseData(row, value, reason).SetArgDisplayNames(name);

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
            "empty field",
            "2025-10-02,AAA,10,,9,11,1000",
            "",
            "a value of AAA at 2025-10-02 is missing; only the last stamp may lack values, and there are later bars"
        );
        yield return Row(
            "open alone",
            "2025-10-02,AAA,10,,,,",
            "",
            "a value of AAA at 2025-10-02 is missing; only the last stamp may lack values, and there are later bars"
        );
        yield return Row(
            "another symbol's open alone",
            "2025-10-02,BBB,10,,,,",
            "",
            "a value of BBB at 2025-10-02 is missing; only the last stamp may lack values, and there are later bars"
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

    private static IEnumerable<string> ManyLines()
    {
        var random = new Random(1);
        return
        [
            PriceFiles.Header,
            .. Enumerable
                .Range(0, 3000)
                .Select(day =>
                    $"{new DateOnly(2000, 1, 1).AddDays(day):yyyy-MM-dd},AAA,10,12,9,11,{random.Next(1_000_000)}"
                ),
        ];
    }

    private CsvPriceSource Source(params IEnumerable<string> lines) => new(_folder.Write("prices.csv", lines));

    private string[] Read(params IEnumerable<string> lines) => PriceFiles.Lines(Source(lines).Read());

    private string[] ReadText(string text) =>
        PriceFiles.Lines(new CsvPriceSource(_folder.WriteText("prices.csv", text)).Read());
}
