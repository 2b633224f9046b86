using System.Text.Json;
using System.Text.RegularExpressions;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>Orders that rest, as the commands show them that read a store.</summary>
internal sealed class ShownRestingOrderTests : ProgramFixture
{
    private static readonly string[] Store = ["--store", "sqlite:ledgers.db"];

    [Test]
    public async Task The_ledger_shows_what_happened_to_each_order_and_what_is_still_open()
    {
        using var market = await ReplayAsync();

        var result = await Program.SucceedAsync(["ledger", "show", .. Store, "--signature", "alice", "--last", "20"]);

        string shown = Regex.Replace(result.Output, @"\s+", " ");
        Assert.Multiple(() =>
        {
            Assert.That(shown, Does.Contain("orders 1 filled, 0 denied, 4 accepted, 1 expired, 1 canceled"));
            Assert.That(shown, Does.Contain("open buy 1 BBB limit 40 gtc, since 2025-10-07, id 2025-10-07#2"));
            Assert.That(shown, Does.Contain("reserved 40 USD"));
            Assert.That(shown, Does.Contain("accepted buy 10 AAA limit 9.5 day; reserves 95 in cash"));
            Assert.That(shown, Does.Contain("filled later buy 10 AAA limit 9.5 day at 9.5; cash 905, holding 10"));
            Assert.That(shown, Does.Contain("expired 1 units of buy 1 BBB limit 50 day"));
            Assert.That(shown, Does.Contain("canceled 10 units of sell 10 AAA stop 1 gtc, by the trader"));
            Assert.That(shown, Does.Contain("denied cancel 2025-10-06#2: unknown_order"));
        });
    }

    [Test]
    public async Task The_report_counts_them_and_lists_what_is_open()
    {
        using var market = await ReplayAsync();

        await Program.SucceedAsync(["report", .. Store, "--prices", market.Prices, "--out", "report"]);

        using var report = JsonDocument.Parse(File.ReadAllText(Folder.File(Path.Combine("report", "report.json"))));
        var trader = report.RootElement.GetProperty("traders")[0];
        var open = trader.GetProperty("open_orders").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                (
                    trader.GetProperty("accepted").GetInt32(),
                    trader.GetProperty("expired").GetInt32(),
                    trader.GetProperty("canceled").GetInt32()
                ),
                Is.EqualTo((4, 1, 1))
            );
            Assert.That(open.GetProperty("order").GetString(), Is.EqualTo("buy 1 BBB limit 40 gtc"));
            Assert.That(open.GetProperty("reserved_cash").GetDecimal(), Is.EqualTo(40));
            Assert.That(
                File.ReadAllText(Folder.File(Path.Combine("report", "report.html"))),
                Does.Contain("Open orders").And.Contain("buy 1 BBB limit 40 gtc")
            );
        });
    }

    [Test]
    public async Task An_audit_finds_nothing_and_an_export_has_each_entry()
    {
        using var market = await ReplayAsync();

        await Program.SucceedAsync(["audit", "--market", "us", "--prices", market.Prices, .. Store]);
        await Program.SucceedAsync(["ledger", "export", .. Store, "--signature", "alice", "--out", "ledger.jsonl"]);

        Assert.That(
            File.ReadAllText(Folder.File("ledger.jsonl")),
            Does.Contain("\"kind\":\"accepted\"")
                .And.Contain("\"kind\":\"expired\"")
                .And.Contain("\"kind\":\"cancelled\"")
                .And.Contain("\"kind\":\"cancel_denied\"")
        );
    }

    [Test]
    public async Task A_run_that_continues_does_not_take_a_limit_for_another_price()
    {
        string[] run = ["run", "--traders", "limit-ladder,stop-trend", "--resolution", "daily", .. Store];
        await Program.SucceedAsync(run);

        var again = await Program.SucceedAsync(run);

        Assert.That(again.Output, Does.Contain("limit-ladder-daily").And.Contain("stop-trend-daily"));
    }

    private async Task<SmallMarket> ReplayAsync()
    {
        var market = new SmallMarket();
        File.WriteAllText(
            market.Orders,
            """
            {"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":10,"type":"limit","limit":9.5}
            {"date":"2025-10-06","sequence":2,"action":"buy","symbol":"BBB","quantity":1,"type":"limit","limit":50}
            {"date":"2025-10-07","sequence":3,"action":"sell","symbol":"AAA","quantity":10,\
            "type":"stop","stop":1,"tif":"gtc"}
            {"date":"2025-10-07","sequence":4,"action":"buy","symbol":"BBB","quantity":1,\
            "type":"limit","limit":40,"tif":"gtc"}
            {"date":"2025-10-08","sequence":5,"action":"cancel","target":3}
            {"date":"2025-10-08","sequence":6,"action":"cancel","target":2}
            """.Unwrap()
        );
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));
        return market;
    }
}
