using System.Text;
using AiTrader.Runner.Input;
using static AiTrader.Runner.Tests.Audits.JudgedRecords;

namespace AiTrader.Runner.Tests.Audits;

/// <summary>Files of records that are damaged: each wrong part has its line, and the rest is judged.</summary>
internal sealed class DamagedRecordsTests : IDisposable
{
    private const string Opening = """{"date":"2025-10-01","id":0,"positions":{"CASH":1000.0}}""";
    private const string Held = """{"date":"2025-10-02","id":9,"positions":{"CASH":1000.0}}""";

    private readonly JudgedRecords _records = new();

    public void Dispose() => _records.Dispose();

    [TestCase("""{"date":"2025-10-01","id":1,"positions":{"CASH":NaN}}""", "The line is not JSON")]
    [TestCase(
        """{"date":"2025-10-01","id":1,"positions":{"CASH":1e400}}""",
        "The number 'CASH' is missing, or beyond 1e+13"
    )]
    [TestCase("""{"date":"2025-10-01","id":1,"positions":{"CASH":1,"CASH":1000.0}}""", "The line has a member twice")]
    [TestCase("""{"date":"2025-10-01","id":1,"id":2,"positions":{"CASH":1000.0}}""", "The line has a member twice")]
    [TestCase(
        """{"date":"2025-10-01","id":1.5,"positions":{"CASH":1000.0}}""",
        "The id is missing or not a whole number"
    )]
    [TestCase("""{"id":1,"positions":{"CASH":1000.0}}""", "The date is missing or not text")]
    [TestCase("""{"date":"2025-13-01","id":1,"positions":{"CASH":1000.0}}""", "The date '2025-13-01' is refused")]
    [TestCase("""{"date":"2025-10-01","id":1,"positions":{"AAA":1}}""", "The positions have no CASH")]
    [TestCase("""{"date":"2025-10-01","id":1,"positions":{"CASH":"1000"}}""", "The number 'CASH' is missing")]
    [TestCase("[1,2]", "The line is not a JSON object")]
    [TestCase("5", "The line is not a JSON object")]
    [TestCase("""{"date":"2025-10-01","id":1,"posit""", "The line is not JSON")]
    public async Task A_line_that_is_not_a_record_is_named_and_the_next_one_is_judged(string line, string message)
    {
        var result = await RunAsync(_records.File("position.jsonl", Opening, line, Held), Market.Us, null);

        Assert.That(Places(result), Is.EqualTo((string[])["2 unreadable_line"]));
        Assert.That(result.Defects[0].Message, Does.StartWith(message));
        Assert.That(result.RecordCount, Is.EqualTo(3));
    }

    [Test]
    public async Task Lines_can_end_as_on_Windows_and_a_file_can_begin_with_a_mark()
    {
        string file = _records.FileOf("position.jsonl");
        await File.WriteAllTextAsync(file, $"{Opening}\r\n\r\n{Held}\r\nnothing\r\n", new UTF8Encoding(true));

        var result = await RunAsync(file, Market.Us, null);

        Assert.That(Places(result), Is.EqualTo((string[])["4 unreadable_line"]));
    }

    [Test]
    public void A_line_without_an_end_is_refused_with_its_number()
    {
        string file = _records.File("position.jsonl", Opening, new string('1', TextFile.MaximumLineLength + 1));

        Assert.That(
            async () => await RunAsync(file, Market.Us, null),
            Throws.TypeOf<DataFileException>().With.Property(nameof(DataFileException.Line)).EqualTo(2)
        );
    }

    [TestCase("""{"trades":[""", 1, "The document cannot be read on from here")]
    [TestCase("{\"trades\":[\n{\"id\":NaN}]}", 2, "The document cannot be read on from here")]
    [TestCase("{\"trades\":[\n\n{\"id\":\"a\",\"id\":\"b\"}]}", 3, "trades[0]: The line has a member twice")]
    [TestCase("{\"trades\":[\n1e400]}", 2, "trades[0]: The line is not a JSON object")]
    [TestCase("""{"trades":[],"trades":[]}""", 1, "The document cannot be read on from here")]
    public async Task A_part_of_a_document_that_is_not_a_record_has_its_line(string text, int line, string message)
    {
        string file = _records.FileOf("trades.json");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(true));

        var result = await RunAsync(file, Market.Crypto, null);

        Assert.That(Places(result), Is.EqualTo((string[])[$"{line} unreadable_line"]));
        Assert.That(result.Defects[0].Message, Does.StartWith(message));
    }

    [Test]
    public async Task Each_part_of_a_document_without_lines_can_be_told_from_the_others()
    {
        string file = _records.File(
            "account-totals.json",
            """{"accountTotals":[7,{"model_id":"m","positions":{"XRP":5}}]}"""
        );

        var result = await RunAsync(file, Market.Crypto, null);

        Assert.That(
            result.Defects.Select(defect => defect.Message),
            Is.EqualTo(
                (string[])
                    [
                        "accountTotals[0]: The line is not a JSON object.",
                        "accountTotals[1]: The 'XRP' is not an object.",
                    ]
            )
        );
    }

    [TestCase("9999999999999", "9999999999999", "1", "The value of the trade is beyond 1e+13")]
    [TestCase("1", "9999999999999", "9999999999999", "The commission of the trade is beyond 1e+13")]
    public async Task A_trade_whose_amounts_are_too_large_together_is_named(
        string quantity,
        string price,
        string basisPoints,
        string message
    )
    {
        string trade = """
            {"timestamp":"2025-10-01","symbol":"AAA","side":"buy","qty":Q,"exec_ref_price":P,"commission_bps":B,
            "position_before":0,"cash_after":1}
            """.Replace("\n", "", StringComparison.Ordinal).Replace("Q", quantity, StringComparison.Ordinal).Replace(
            "P",
            price,
            StringComparison.Ordinal
        ).Replace("B", basisPoints, StringComparison.Ordinal);

        var result = await RunAsync(_records.File("detailed_trades.jsonl", trade), Market.Us, null);

        Assert.That(result.Defects.Single().Message, Does.StartWith(message));
    }

    [Test]
    public async Task A_valuation_of_which_nothing_is_left_by_rounding_is_named()
    {
        static string Snapshot(string equity, string nav) =>
            (
                """{"date":"2025-10-01","cash":E,"total_equity":E,"total_position_value":0,"unrealized_pnl":0,"""
                + """ "nav":N,"positions":{}}"""
            )
                .Replace("E", equity, StringComparison.Ordinal)
                .Replace("N", nav, StringComparison.Ordinal);

        string file = _records.File(
            "detailed_portfolio_snapshots.jsonl",
            Snapshot("0.0000000000000000000000000001", "1000"),
            Snapshot("1", "1")
        );

        var result = await RunAsync(file, Market.Us, null);

        Assert.That(result.Defects.Select(defect => defect.Line), Does.Contain(2));
        Assert.That(result.Defects[^1].Message, Does.StartWith("The amounts of the record are beyond"));
    }

    [TestCase("trades.json", """{"prices":[]}""")]
    [TestCase("position.jsonl", "")]
    public void A_file_without_records_is_refused_and_the_known_forms_are_named(string name, string text) =>
        Assert.That(
            async () => await RunAsync(_records.File(name, text), Market.Crypto, null),
            Throws.TypeOf<InputException>().With.Message.Contains("StockBench")
        );

    [Test]
    public void A_file_that_is_not_parquet_is_refused() =>
        Assert.That(
            async () => await RunAsync(_records.File("trades.parquet", "PAR1"), Market.Us, null),
            Throws.TypeOf<DataFileException>().With.Message.Contains("not Parquet")
        );
}
