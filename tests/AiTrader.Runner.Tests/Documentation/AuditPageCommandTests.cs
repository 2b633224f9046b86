using System.IO.Compression;
using System.Runtime.Versioning;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Tests.Documentation;

/// <summary>Each command of docs/audit.md, in the order of the page, by a real shell.</summary>
[Category(TestCategory.Process)]
[UnsupportedOSPlatform("windows")]
[Platform(Exclude = "Win", Reason = "The page's commands are those of a Unix shell.")]
internal sealed class AuditPageCommandTests : ProgramFixture
{
    private const string Header = "timestamp,symbol,open,high,low,close,volume\n";

    private static readonly string Positions = """
        {"date":"2025-10-01 10:00:00","id":0,"positions":{"CASH":1000.0}}
        {"date":"2025-10-01 10:00:00","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":2,"price":10.0},\
        "positions":{"AAA":2,"CASH":980.0}}

        """.Unwrap();

    private static readonly string Impossible = """
        {"date":"2025-10-01 11:00:00","id":2,"this_action":{"action":"buy","symbol":"AAA","amount":2,"price":20.0},\
        "positions":{"AAA":4,"CASH":940.0}}

        """.Unwrap();

    [Test]
    [CancelAfter(120_000)]
    public async Task Every_command_of_the_page_succeeds()
    {
        WriteFiles();
        var commands = DocumentPage.Of("audit.md").Commands();
        Assert.That(commands, Has.Count.EqualTo(5), "The page has commands.");

        var (exitCode, output) = await new PageShell(Program, Folder.Path).RunAsync(commands);

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Contain("1 record, clean").And.Not.Contain("defect"));
        Assert.That(
            await File.ReadAllTextAsync(Folder.File("imported/orders.jsonl")),
            Is.EqualTo(
                """{"date":"2025-03-03","sequence":1,"action":"buy","symbol":"AAA","quantity":1.5}"""
                    + Environment.NewLine
            )
        );
    }

    [Test]
    public async Task The_report_of_the_page_is_what_the_program_writes()
    {
        WriteFiles();
        await File.AppendAllTextAsync(Folder.File("position.jsonl"), Impossible);

        var result = await Program.RunAsync(
            "audit",
            "--market",
            "us",
            "--prices",
            "us_hourly.csv.gz",
            "--records",
            "position.jsonl"
        );

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Is.EqualTo(DocumentPage.Of("audit.md").Blocks("text").Single()));
    }

    [Test]
    public async Task Positions_with_leverage_are_not_imported()
    {
        WriteFiles();

        var result = await Program.RunAsync("import", "--from", "trades.json", "--out", "imported");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Output, Does.Contain("have no orders that can be replayed"));
    }

    [Test]
    public async Task A_store_is_not_judged_without_prices()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));

        var result = await Program.RunAsync("audit", "--market", "us", "--store", "sqlite:ledgers.db");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(result.Error, Does.Contain("--prices"));
    }

    private void WriteFiles()
    {
        Compress(
            "us_hourly.csv.gz",
            "2025-10-01 10:00:00,AAA,10,11,9,10.5,1\n2025-10-01 11:00:00,AAA,10.5,12,10,11,1\n"
        );
        Compress("us_daily.csv.gz", "2025-03-03,AAA,100,102,99,101,1\n");
        Compress("crypto_hourly.csv.gz", "2025-10-24 10:00:00,XRP,2.5,2.7,2.4,2.6,1\n");
        Write("position.jsonl", Positions);
        Write(
            "audit.jsonl",
            """
            {"date":"2025-10-01 10:00:00","id":1,"order":{"id":1,"timestamp":"2025-10-01 10:00:00","action":"buy",\
            "symbol":"AAA","amount":2,"price":10.0,"market":"us"},"agent_position_view":{"CASH":1000.0},\
            "ledger_position_before":{"CASH":1000.0},"ledger_position_after":{"AAA":2,"CASH":980.0},\
            "agent_vs_ledger_delta":{}}
            """
        );
        Write(
            "detailed_trades.jsonl",
            """
            {"timestamp":"2025-03-03T00:00:00","symbol":"AAA","side":"buy","qty":1.5,"exec_price":100.02,\
            "exec_ref_price":100.0,"commission_bps":1.0,"trade_value":150.0,"commission":0.015,"net_cost":150.015,\
            "cash_before":1000.0,"cash_after":849.985,"position_before":0.0,"position_after":1.5}
            """
        );
        Write(
            "detailed_portfolio_snapshots.jsonl",
            """
            {"date":"2025-03-03","cash":849.985,"total_equity":999.985,"total_position_value":150.0,\
            "unrealized_pnl":-0.03,"nav":0.999985,"positions":{"AAA":{"shares":1.5,"avg_price":100.02,\
            "mark_price":100.0,"position_value":150.0,"unrealized_pnl":-0.03}}}
            """
        );
        Write(
            "trades.json",
            """
            {"trades":[{"id":"m_1","model_id":"m","symbol":"XRP","side":"short","quantity":-100,"leverage":10,\
            "entry_price":2.6,"entry_time":1761300029.2,"exit_price":2.5,"exit_time":1761300929.2,\
            "realized_gross_pnl":10.0}]}
            """
        );
        Write(
            "account-totals.json",
            """
            {"accountTotals":[{"id":"m_0","model_id":"m","dollar_equity":10100.0,"cum_pnl_pct":1.0,"positions":{\
            "XRP":{"symbol":"XRP","quantity":-100,"entry_price":2.6,"leverage":10,"margin":26.0}}}]}
            """
        );
    }

    private void Write(string name, string text) => File.WriteAllText(Folder.File(name), text.Unwrap());

    private void Compress(string name, string rows)
    {
        using var file = new GZipStream(File.Create(Folder.File(name)), CompressionLevel.Fastest);
        using var writer = new StreamWriter(file);
        writer.Write(Header + rows);
    }
}
