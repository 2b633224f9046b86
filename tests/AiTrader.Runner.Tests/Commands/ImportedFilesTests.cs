using Parquet;
using Parquet.Schema;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>Price files as people have them, and how they are imported.</summary>
internal sealed class ImportedFilesTests : ProgramFixture
{
    private const string Header = "timestamp,symbol,open,high,low,close,volume";
    private const string Values = "100,110,90,105,1000";

    [TestCase("timestamp;symbol;open;high;low;close;volume\n2025-10-01;AAA;100;110;90;105;1000\n\n")]
    [TestCase("timestamp\tsymbol\topen\thigh\tlow\tclose\tvolume\n\n2025-10-01\tAAA\t100\t110\t90\t105\t1000")]
    [TestCase("timestamp, symbol, open, high, low, close, volume\n20251001, AAA, 100, 110, 90, 105, 1000\n")]
    [TestCase("timestamp,symbol,open,high,low,close,volume\n2025-10-01 00:00:00,AAA,100,110,90,105,1000\n")]
    public async Task Separators_blank_lines_and_forms_of_days_are_read(string content) =>
        Assert.That(await ImportAsync(content), Is.EqualTo($"{Header}\n2025-10-01,AAA,{Values}\n"));

    [TestCase("2025-10-01 09:30:00-04:00")]
    [TestCase("2025-10-01T13:30:00Z")]
    [TestCase("2025-10-01T13:30:00.000000+00:00")]
    [TestCase("1759325400")]
    [TestCase("1759325400000")]
    [TestCase("1759325400000000000")]
    public async Task An_instant_is_a_time_on_the_clock_of_the_market_that_is_named(string stamp)
    {
        Assert.That(
            await ImportAsync($"{Header}\n{stamp},AAA,{Values}\n", "--time-zone", "America/New_York"),
            Is.EqualTo($"{Header}\n2025-10-01 09:30:00,AAA,{Values}\n")
        );
        Assert.That(
            (await Program.RunAsync("import", "--from", "prices.csv", "--out", "again")).Output,
            Does.Contain("name the market's time zone with --time-zone")
        );
    }

    [TestCase("-04:00")]
    [TestCase("Z")]
    public async Task Midnights_alone_are_days_as_they_are_written(string offset) =>
        Assert.That(
            await ImportAsync(
                $"{Header}\n2025-10-01 00:00:00{offset},AAA,{Values}\n2025-10-02 00:00:00{offset},AAA,{Values}\n",
                "--time-zone",
                "America/New_York"
            ),
            Is.EqualTo($"{Header}\n2025-10-01,AAA,{Values}\n2025-10-02,AAA,{Values}\n")
        );

    [Test]
    public async Task A_symbol_gets_the_name_that_is_given()
    {
        string content = $"{Header}\n2025-10-01,^GSPC,{Values}\n2025-10-01,M&M.NS,{Values}\n";

        Assert.That(
            await ImportAsync(content, "--rename", "^GSPC=GSPC", "M&M.NS=MM.NS"),
            Is.EqualTo($"{Header}\n2025-10-01,GSPC,{Values}\n2025-10-01,MM.NS,{Values}\n")
        );
        Assert.That(
            (await Program.RunAsync("import", "--from", "prices.csv", "--out", "again")).Output,
            Does.Contain("--rename '^GSPC=NAME'")
        );
        Assert.That(
            (await Program.RunAsync("import", "--from", "prices.csv", "--out", "x", "--rename", "^GSPC=^X")).Error,
            Does.Contain("--rename: '^GSPC=^X' is refused")
        );
    }

    [TestCase("", "the file is empty")]
    [TestCase("timestamp,symbol,open\n2025-10-01,AAA,\"1,000.50\"\n", "thousands separator")]
    [TestCase("timestamp,symbol,open\n10/01/2025,AAA,100\n", "the time '10/01/2025' is refused")]
    [TestCase("timestamp,symbol,open\n2025-10-01,AAA,1\0\n", "not a positive number")]
    public async Task What_is_not_taken_is_named(string content, string said)
    {
        File.WriteAllText(Folder.File("prices.csv"), content);

        var result = await Program.RunAsync("import", "--from", "prices.csv", "--out", "imported");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Output, Does.Contain(said));
    }

    [Test]
    public async Task Parquet_is_read_as_pandas_writes_it()
    {
        var stamp = new DataField("Date", typeof(DateTime), isNullable: true);
        var symbol = new DataField("Ticker", typeof(string), isNullable: true);
        var open = new DataField("Open", typeof(double), isNullable: true);
        var close = new DataField("Close", typeof(float), isNullable: false);
        var volume = new DataField("Volume", typeof(long), isNullable: true);
        var schema = new ParquetSchema(stamp, symbol, open, close, volume);
        await using (var file = File.Create(Folder.File("prices.parquet")))
        await using (var writer = await ParquetWriter.CreateAsync(schema, file))
        {
            using var group = writer.CreateRowGroup();
            DateTime?[] stamps = [new(2025, 10, 1), new(2025, 10, 2)];
            await group.WriteAsync<DateTime>(stamp, stamps);
            await group.WriteAsync(symbol, (string[])["AAA", "AAA"]);
            await group.WriteAsync<double>(open, (double?[])[100.25, double.NaN]);
            await group.WriteAsync<float>(close, (float[])[105.5f, 95f]);
            await group.WriteAsync<long>(volume, (long?[])[1000, null]);
        }

        await Program.SucceedAsync("import", "--from", "prices.parquet", "--out", "imported");

        Assert.That(
            File.ReadAllText(Folder.File("imported/prices.csv")),
            Is.EqualTo($"{Header}\n2025-10-01,AAA,100.25,,,105.5,1000\n2025-10-02,AAA,,,,95,\n")
        );
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task A_Parquet_file_whose_metadata_is_cut_off_is_named_rather_than_read_forever()
    {
        File.WriteAllBytes(Folder.File("prices.parquet"), [.. "PAR1"u8, 0x15, 1, 0, 0, 0, .. "PAR1"u8]);

        var result = await Program.RunAsync("import", "--from", "prices.parquet", "--out", "imported");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("prices.parquet").And.Contain("was not read within 5 seconds"));
    }

    [Test]
    public async Task A_file_that_is_not_Parquet_is_named()
    {
        File.WriteAllText(Folder.File("prices.parquet"), "PAR1 and no more");

        var result = await Program.RunAsync("import", "--from", "prices.parquet", "--out", "imported");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("prices.parquet, line 1: '': the file is not Parquet, or is damaged."));
    }

    [Test]
    public async Task News_that_is_never_shown_is_counted()
    {
        File.WriteAllText(
            Folder.File("news.jsonl"),
            """
            {"published":"2025-10-01T13:05:00Z","title":"Dated"}
            {"published":"yesterday","title":"Undated"}
            {"title":"Timeless"}
            """
        );

        var result = await Program.SucceedAsync([
            "run",
            .. Baselines,
            "--to",
            "2024-01-05",
            "--store",
            "memory",
            "--news",
            "news.jsonl",
        ]);

        Assert.That(
            result.Error,
            Does.Contain(
                "--news: the time of 2 of 3 items cannot be read, and they are never shown. The first is "
                    + "'yesterday', of 'Undated'."
            )
        );
    }

    private async Task<string> ImportAsync(string content, params string[] options)
    {
        File.WriteAllText(Folder.File("prices.csv"), content);
        await Program.SucceedAsync(["import", "--from", "prices.csv", "--out", "imported", .. options]);
        return File.ReadAllText(Folder.File("imported/prices.csv"));
    }
}
