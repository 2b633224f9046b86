using AiTrader.Prices;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Prices;

public sealed class JsonLinesPriceSourceTests
{
    private const string Bar1 =
        """ "2025-10-01":{"1. buy price":"10","2. high":"12","3. low":"9","4. sell price":"11","5. volume":"1000"} """;
    private const string Good = $$$"""{"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{ {{{Bar1}}} }}""";

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Stamps_that_stand_newest_first_come_oldest_first() =>
        Assert.That(
            Read(Line("AAA", """ "2025-10-02":{"1. buy price":"10.5"}, """ + Bar1)),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000", "AAA 2025-10-02 10.5    " })
        );

    [Test]
    public void The_names_of_Alpha_Vantage_are_read_too() =>
        Assert.That(
            Read(
                Line(
                    "AAA",
                    """ "2025-10-01":{"1. open":"10","2. high":"12","3. low":"9","4. close":"11","5. volume":"1000"} """
                )
            ),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12 9 11 1000" })
        );

    [Test]
    public void Numbers_may_be_numbers_or_texts() =>
        Assert.That(
            Read(
                Line(
                    "AAA",
                    """ "2025-10-01":{"1. buy price":10,"2. high":12.50,"3. low":"9","4. sell price":"""
                        + """1.1e1,"5. volume":1000} """
                )
            ),
            Is.EqualTo(new[] { "AAA 2025-10-01 10 12.5 9 11 1000" })
        );

    [Test]
    public void Hours_make_an_intraday_series() =>
        Assert.That(
            Source(
                    """{"Meta Data":{"2. Symbol":"AAA"},"Time Series (60min)":"""
                        + """{"2025-10-01 10:00:00":{"1. buy price":"10"}}}"""
                )
                .Read()
                .Resolution,
            Is.EqualTo(Resolution.Intraday)
        );

    [Test]
    public void One_line_is_one_symbol() =>
        Assert.That(
            Source(Line("BBB", Bar1), Line("AAA", Bar1)).Read().Symbols.Select(symbol => symbol.Value),
            Is.EqualTo(new[] { "AAA", "BBB" })
        );

    [Test]
    public void Empty_lines_are_passed_over() => Assert.That(Read("", Good, "  "), Has.Length.EqualTo(1));

    [Test]
    public void A_compressed_file_reads_like_a_plain_one() =>
        Assert.That(
            PriceFiles.Lines(new JsonLinesPriceSource(_folder.Write("prices.jsonl.gz", Good)).Read()),
            Has.Length.EqualTo(1)
        );

    [Test]
    public void A_null_or_an_empty_text_is_a_missing_value() =>
        Assert.That(
            Read(Line("AAA", """ "2025-10-01":{"1. buy price":"10","2. high":null,"3. low":""} """)),
            Is.EqualTo(new[] { "AAA 2025-10-01 10    " })
        );

    [TestCaseSource(nameof(BadLines))]
    public void A_line_that_cannot_be_true_is_refused_with_its_number_and_value(
        string line,
        string value,
        string reason
    )
    {
        string path = _folder.Write(
            "prices.jsonl",
            Line("ZZZ", Bar1.Replace("2025-10-01", "2025-11-01", StringComparison.Ordinal)),
            "",
            line
        );

        var refusal = Assert.Throws<DataFileException>(() => new JsonLinesPriceSource(path).Read());

        Assert.That((refusal!.SourceName, refusal.Line, refusal.Value), Is.EqualTo((path, 3L, value)));
        Assert.That(refusal.Message, Does.StartWith($"{path}, line 3: {MessageText.Quote(value)}: {reason}"));
    }

    [TestCase("")]
    [TestCase("\n\n")]
    [TestCase("""{"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{}}""")]
    public void A_file_without_a_bar_is_refused(string text) =>
        Assert.That(
            () => new JsonLinesPriceSource(_folder.WriteText("prices.jsonl", text)).Read(),
            Throws.TypeOf<DataFileException>().With.Message.Contains("there is no bar")
        );

    [TestCase(0.5)]
    [TestCase(0.1)]
    [TestCase(0.99)]
    public void A_compressed_file_that_was_cut_off_is_refused(double share)
    {
        var random = new Random(1);
        string path = _folder.Write(
            "prices.jsonl.gz",
            Enumerable.Range(0, 1000).Select(i => Line($"S{i}{random.Next():x}", Bar1))
        );
        using (var file = File.OpenWrite(path))
        {
            file.SetLength((long)(file.Length * share));
        }

        Assert.That(
            () => new JsonLinesPriceSource(path).Read(),
            Throws.TypeOf<DataFileException>().With.Message.Contains(path)
        );
    }

    [Test]
    public void A_file_that_only_claims_to_be_compressed_is_refused()
    {
        File.WriteAllText(_folder.File("prices.jsonl.gz"), Good);

        Assert.That(
            () => new JsonLinesPriceSource(_folder.File("prices.jsonl.gz")).Read(),
            Throws.TypeOf<DataFileException>().With.Property("Line").EqualTo(1)
        );
    }

    private static IEnumerable<TestCaseData> BadLines()
    {
        static TestCaseData Bad(string name, string line, string value, string reason) =>
            new TestCaseData(line, value, reason).SetArgDisplayNames(name);

        static TestCaseData Bar(string name, string bar, string value, string reason) =>
            Bad(name, Line("AAA", bar), value, reason);

        yield return Bad("not JSON", "{\"Meta Data\":", "{\"Meta Data\":", "the line is not JSON");
        yield return Bad("no object", "[1]", "[1]", "the line is not a JSON object");
        yield return Bad("no symbol", """{"Time Series (Daily)":{}}""", "", "'Meta Data' / '2. Symbol' is refused");
        yield return Bad("a bad symbol", Line("../x", Bar1), "../x", "'Meta Data' / '2. Symbol' is refused");
        yield return Bad(
            "a symbol that is a number",
            """{"Meta Data":{"2. Symbol":7},"Time Series (Daily)":{}}""",
            "",
            "'Meta Data' / '2. Symbol' is refused"
        );
        yield return Bad(
            "a symbol that is no text",
            """{"Meta Data":{"2. Symbol":"\ud800"},"Time Series (Daily)":{}}""",
            """{"Meta Data":{"2. Symbol":"\ud800"},"Time Series (Daily)":{}}""",
            "the line contains text that is not Unicode"
        );
        yield return Bad(
            "no time series",
            """{"Meta Data":{"2. Symbol":"AAA"}}""",
            "",
            "there must be one 'Time Series (…)' object"
        );
        yield return Bad(
            "two time series",
            """{"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{},"Time Series (60min)":{}}""",
            "Time Series (Daily), Time Series (60min)",
            "there must be one 'Time Series (…)' object"
        );
        yield return Bad(
            "a time series that is a list",
            """{"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":[]}""",
            "",
            "there must be one 'Time Series (…)' object"
        );
        yield return Bad(
            "the symbol of a line before",
            Line("ZZZ", Bar1),
            "2025-10-01",
            "ZZZ is out of order: its bar before is stamped 2025-11-01"
        );
        yield return Bar(
            "a bad stamp",
            """ "2025-13-45":{"1. buy price":"10"} """,
            "2025-13-45",
            "the timestamp is refused"
        );
        yield return Bar(
            "mixed kinds",
            """ "2025-10-01 10:00":{"1. buy price":"10"} """,
            "2025-10-01 10:00:00",
            "days and times within a day are mixed"
        );
        yield return Bar(
            "a bar that is no object",
            """ "2025-10-01":"10" """,
            "\"10\"",
            "the bar at 2025-10-01 is not an object"
        );
        yield return Bar(
            "a negative price",
            """ "2025-10-01":{"1. buy price":"-10"} """,
            "-10",
            "the '1. buy price' is not a positive number"
        );
        yield return Bar(
            "a price of zero",
            """ "2025-10-01":{"4. sell price":0} """,
            "0",
            "the '4. sell price' is not a positive number"
        );
        yield return Bar("NaN", """ "2025-10-01":{"2. high":"NaN"} """, "NaN", "the '2. high' is not a number");
        yield return Bar(
            "a price that is true",
            """ "2025-10-01":{"2. high":true} """,
            "true",
            "the '2. high' is not a number"
        );
        yield return Bar(
            "a price that is an object",
            """ "2025-10-01":{"2. high":{}} """,
            "{}",
            "the '2. high' is not a number"
        );
        yield return Bar(
            "a negative volume",
            """ "2025-10-01":{"5. volume":"-1"} """,
            "-1",
            "the '5. volume' is not a number of zero or more"
        );
        yield return Bar(
            "a volume beyond all",
            """ "2025-10-01":{"5. volume":79228162514264337593543950335} """,
            "79228162514264337593543950335",
            "the '5. volume' is not a number of zero or more"
        );
        yield return Bar(
            "contradicting prices",
            """ "2025-10-01":{"1. buy price":"10","2. high":"9"} """,
            "open 10, high 9, low , close ",
            "the prices of AAA at 2025-10-01 contradict each other"
        );
        string twice = Line("AAA", Bar1 + "," + Bar1);
        yield return Bad("a stamp twice", twice, twice, "the line is not JSON, or names a property twice");
    }

    private static string Line(string symbol, string bars) =>
        $$$"""{"Meta Data":{"2. Symbol":"{{{symbol}}}"},"Time Series (Daily)":{ {{{bars}}} }}""";

    private JsonLinesPriceSource Source(params IEnumerable<string> lines) => new(_folder.Write("prices.jsonl", lines));

    private string[] Read(params IEnumerable<string> lines) => PriceFiles.Lines(Source(lines).Read());
}
