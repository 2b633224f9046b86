using System.IO.Compression;
using System.Runtime.Versioning;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>Each command that docs/command-line.md prints, in the order of the page, by a real shell.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class CommandLinePageTests : ProgramFixture
{
    private const string CnHourly = """
        timestamp,symbol,open,high,low,close,volume
        2025-10-09 10:30:00,600519.SH,10,11,9,10.5,100000
        2025-10-09 11:30:00,600519.SH,11,12,10,11.5,100000
        2025-10-10 10:30:00,600519.SH,12,13,11,12.5,100000

        """;

    private static readonly string Merged = """
        {"Meta Data":{"2. Symbol":"AAA"},"Time Series (Daily)":{"2025-10-08":{"1. buy price":"12"},\
        "2025-10-07":{"1. buy price":"11","2. high":"12","3. low":"10","4. sell price":"11.5","5. volume":"1000"},\
        "2025-10-06":{"1. buy price":"10","2. high":"11","3. low":"9","4. sell price":"10.5","5. volume":"1000"}}}

        """.Unwrap();

    private static readonly string Positions = """
        {"date":"2025-10-05","id":0,"positions":{"AAA":0,"CASH":1000.0}}
        {"date":"2025-10-06","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":10},"positions":{"AAA":10,\
        "CASH":900.0}}

        """.Unwrap();

    [Test]
    [CancelAfter(120_000)]
    public async Task Every_command_of_the_page_succeeds()
    {
        using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        using var market = new SmallMarket();
        WriteFiles(market, redis);
        var commands = DocumentPage.Of("command-line.md").Commands();
        Assert.That(commands, Has.Count.GreaterThan(12), "The page has commands.");

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync(
            commands.Select(command => command.Replace("localhost:6379", redis.Address, StringComparison.Ordinal))
        );

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(Files(), Is.SupersetOf((string[])["copy.db", "imported", "outcomes.jsonl", "report"]));
    }

    private void WriteFiles(SmallMarket market, RedisServer redis)
    {
        Compress("cn_hourly.csv.gz", CnHourly);
        Compress("us_daily.csv.gz", File.ReadAllText(market.Prices));
        File.Copy(market.Orders, Folder.File("gpt-5.orders.jsonl"));
        File.WriteAllText(
            Folder.File("traders.json"),
            """
            { "traders": [{ "signature": "house", "baseline": "cash" }, { "signature": "m", "baseline": "momentum" }] }
            """
        );
        File.WriteAllText(Folder.File("store.txt"), $"redis:{redis.Address},defaultDatabase=2");
        Directory.CreateDirectory(Folder.File("AI-Trader/data"));
        foreach (string folder in (string[])["", "AI-Trader/data"])
        {
            File.WriteAllText(Folder.File(Path.Combine(folder, "merged.jsonl")), Merged);
        }

        File.WriteAllText(Folder.File("position.jsonl"), Positions);
    }

    private void Compress(string name, string text)
    {
        using var file = new GZipStream(File.Create(Folder.File(name)), CompressionLevel.Fastest);
        using var writer = new StreamWriter(file);
        writer.Write(text);
    }
}
