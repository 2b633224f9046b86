using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace AiTrader.Runner.Tests.Commands;

internal sealed class ImportCommandTests : ProgramFixture
{
    private static readonly string Merged = """
        {"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{"2025-10-08":{"1. buy price":"12"},\
        "2025-10-07":{"1. buy price":"11","2. high":"12","3. low":"10","4. sell price":"11.5","5. volume":"1000"},\
        "2025-10-06":{"1. buy price":"10","2. high":"11","3. low":"9","4. sell price":"10.5","5. volume":"1000"}}}
        {"Meta Data":{"2. Symbol":"BBB"},"Time Series (Daily)":{"2025-10-07":{"1. buy price":"99","2. high":"98",\
        "3. low":"98","4. sell price":"99.5","5. volume":"1000"},"2025-10-06":{"1. buy price":"100","2. high":"101",\
        "3. low":"99","4. sell price":"100.5","5. volume":"1000"}}}
        {"Note":"Thank you for using Alpha Vantage!"}

        """.Unwrap();

    private static readonly string Positions = """
        {"date":"2025-10-05","id":0,"positions":{"AAA":0,"CASH":1000.0}}
        {"date":"2025-10-06","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":10},"positions":{"AAA":10,\
        "CASH":900.0}}
        {"date":"2025-10-07","id":2,"this_action":{"action":"no_trade","symbol":"","amount":0},\
        "positions":{"AAA":10,"CASH":900.0}}
        {"date":"2025-10-06","id":3,"this_action":{"action":"sell","symbol":"AAA","amount":10},"positions":{"AAA":0,\
        "CASH":1000.0}}
        not json
        {"date":"2025-10-08","id":4,"this_action":{"action":"sell_crypto","symbol":"AAA","amount":0.5},\
        "positions":{"AAA":9.5,"CASH":906.0}}

        """.Unwrap();

    [Test]
    public async Task A_folder_of_AI_Trader_becomes_prices_and_orders()
    {
        WriteFolder();

        var result = await Program.SucceedAsync("import", "--from", "ai-trader", "--out", "imported");

        Assert.Multiple(() =>
        {
            Assert.That(Imported(), Is.EqualTo((string[])["gpt-5.orders.jsonl", "prices.csv"]));
            Assert.That(
                Read("prices.csv"),
                Is.EqualTo(
                    """
                    timestamp,symbol,open,high,low,close,volume
                    2025-10-06,AAA,10,11,9,10.5,1000
                    2025-10-06,BBB,100,101,99,100.5,1000
                    2025-10-07,AAA,11,12,10,11.5,1000
                    2025-10-08,AAA,12,,,,

                    """
                )
            );
            Assert.That(
                Read("gpt-5.orders.jsonl"),
                Is.EqualTo(
                    """
                    {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10}
                    {"date":"2025-10-07","sequence":2,"action":"hold"}
                    {"date":"2025-10-08","sequence":3,"action":"sell","symbol":"AAA","quantity":0.5}

                    """
                )
            );
            Assert.That(result.Output, Does.Contain("4 bars of 2 symbols, 2025-10-06 to 2025-10-08; 2 refused"));
            Assert.That(
                result.Output,
                Does.Match(@"merged\.jsonl, line 2: 'BBB 2025-10-07': the prices contradict each other")
            );
            Assert.That(result.Output, Does.Match(@"merged\.jsonl, line 3: .*: there must be one 'Time Series"));
            Assert.That(result.Output, Does.Contain("2 trades and 1 holds; opened 2025-10-05 with 1000; 2 refused"));
            Assert.That(
                result.Output,
                Does.Match(@"position\.jsonl, line 4: 'AAA': its date 2025-10-06 is before 2025-10-07")
            );
            Assert.That(result.Output, Does.Match(@"position\.jsonl, line 5: The line is not JSON"));
        });
    }

    [Test]
    public async Task What_was_imported_can_be_replayed()
    {
        WriteFolder();
        await Program.SucceedAsync("import", "--from", "ai-trader", "--out", "imported");

        var result = await Program.SucceedAsync(
            "replay",
            "--market",
            "us",
            "--prices",
            "imported/prices.csv",
            "--orders",
            "imported/gpt-5.orders.jsonl",
            "--signature",
            "gpt-5",
            "--model",
            "gpt-5",
            "--cash",
            "1000",
            "--opened",
            "2025-10-05",
            "--out",
            "outcomes.jsonl"
        );

        Assert.That(
            result.Output,
            Does.Match("filled +1").And.Match(@"denied +1 +\(fractional_quantity 1\)").And.Match("held +1")
        );
    }

    [Test]
    public async Task A_download_of_Alpha_Vantage_is_taken_with_the_lines_of_what_is_refused()
    {
        File.WriteAllText(
            Folder.File("AAA.json"),
            """
            {
              "Meta Data": { "2. Symbol": "AAA" },
              "Time Series (Daily)": {
                "2025-10-07": { "1. open": "11", "2. high": "12", "3. low": "10", "4. close": "11.5",\
                 "5. volume": "1000" },
                "2025-10-06": { "1. open": "-10", "2. high": "11", "3. low": "9", "4. close": "10.5",\
                 "5. volume": "1000" },
                "2025-13-03": { "1. open": "10", "2. high": "11", "3. low": "9", "4. close": "10.5",\
                 "5. volume": "1000" }
              }
            }
            """.Unwrap()
        );

        var result = await Program.SucceedAsync("import", "--from", "AAA.json", "--out", "imported");

        Assert.That(Read("prices.csv").Split('\n')[1], Is.EqualTo("2025-10-07,AAA,11,12,10,11.5,1000"));
        Assert.That(
            result.Output,
            Does.Contain("AAA.json, line 5: 'AAA 2025-10-06': the open '-10' is not a positive number")
                .And.Contain("AAA.json, line 6: 'AAA 2025-13-03'")
        );
    }

    [Test]
    public async Task A_table_without_symbols_is_that_of_the_symbol_that_was_named()
    {
        File.WriteAllText(
            Folder.File("daily.csv"),
            "timestamp,open,high,low,close,volume\n2025-10-07,11,12,10,11.5,1000\n2025-10-06,10,11,9,10.5,1000\n"
        );

        await Program.SucceedAsync("import", "--from", "daily.csv", "--symbol", "IBM", "--out", "imported");

        Assert.That(Read("prices.csv").Split('\n')[1], Is.EqualTo("2025-10-06,IBM,10,11,9,10.5,1000"));
    }

    [Test]
    public async Task A_table_by_other_names_is_taken_with_its_holes_and_without_its_repetitions()
    {
        File.WriteAllText(
            Folder.File("table.csv"),
            """
            Date,Ticker,Open,High,Low,Close,Adj Close,Volume
            2025-10-06,AAA,10,11,9,10.5,10.4,1000
            2025-10-06,AAA,10,11,9,10.5,10.4,1000
            2025-10-07,AAA,11,12,,11.5,11.4,1000
            2025-10-08T00:00,AAA,12,13,11,12.5,12.4,1000
            2025-10-08,AAA,12,13,11,12.5,12.4,1000

            """
        );

        var result = await Program.SucceedAsync("import", "--from", "table.csv", "--out", "imported", "--json");

        using var json = JsonDocument.Parse(result.Output);
        var refused = json
            .RootElement.GetProperty("files")[0]
            .GetProperty("refused")
            .EnumerateArray()
            .Select(refusal => refusal.GetProperty("line").GetInt64());
        Assert.That(refused, Is.EquivalentTo(new[] { 3, 5 }));
        Assert.That(Read("prices.csv").Split('\n')[2], Is.EqualTo("2025-10-07,AAA,11,12,,11.5,1000"));
        Assert.That(Read("prices.csv").Split('\n'), Has.Length.EqualTo(5));
        Assert.That(
            result.Output,
            Does.Contain("3 bars of 1 symbol, 2025-10-06 to 2025-10-08, of which 1 lacks a figure")
        );
    }

    [Test]
    public async Task Where_nothing_can_be_taken_nothing_is_written()
    {
        File.WriteAllText(Folder.File("table.csv"), "a,b\n1,2\n");

        var result = await Program.RunAsync("import", "--from", "table.csv", "--out", "imported");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(Directory.Exists(Folder.File("imported")) ? Imported() : [], Is.Empty);
    }

    [TestCase("table.csv.gz")]
    [TestCase("merged.jsonl.gz")]
    public async Task Of_a_file_that_was_cut_off_nothing_is_taken(string name)
    {
        using var whole = new MemoryStream();
        using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(
                Encoding.UTF8.GetBytes(
                    name.Contains("csv", StringComparison.Ordinal)
                        ? "timestamp,symbol,open,high,low,close,volume\n2025-10-06,AAA,10,11,9,10.5,1000\n"
                        : Merged
                )
            );
        }

        File.WriteAllBytes(Folder.File(name), whole.ToArray()[..^12]);

        var result = await Program.RunAsync("import", "--from", name, "--out", "imported");

        Assert.That((result.ExitCode, Directory.Exists(Folder.File("imported"))), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task An_input_is_never_replaced()
    {
        File.WriteAllText(
            Folder.File("prices.csv"),
            "timestamp,symbol,open,high,low,close,volume\n2025-10-06,AAA,10,11,9,10.5,1000\n"
        );

        var result = await Program.RunAsync("import", "--from", "prices.csv", "--out", ".");

        Assert.That((result.ExitCode, File.ReadAllLines(Folder.File("prices.csv")).Length), Is.EqualTo((2, 2)));
    }

    private void WriteFolder()
    {
        Directory.CreateDirectory(Folder.File("ai-trader/agent_data/gpt-5/position"));
        File.WriteAllText(Folder.File("ai-trader/merged.jsonl"), Merged);
        File.WriteAllText(Folder.File("ai-trader/agent_data/gpt-5/position/position.jsonl"), Positions);
    }

    private string Read(string name) => File.ReadAllText(Folder.File($"imported/{name}"));

    private string[] Imported() =>
        [
            .. Directory
                .EnumerateFiles(Folder.File("imported"))
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];
}
