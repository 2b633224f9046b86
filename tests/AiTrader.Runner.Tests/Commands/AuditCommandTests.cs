using System.Text.Json;
using AiTrader.Runner.Audits.Formats;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

internal sealed class AuditCommandTests : ProgramFixture
{
    // Bought at the open of 10 on one day, sold for more than the open of 11 on the next.
    private static readonly string Positions = """
        {"date":"2025-10-05","id":0,"positions":{"AAA":0,"BBB":0,"CASH":1000.0}}
        {"date":"2025-10-06","id":1,"this_action":{"action":"buy","symbol":"AAA","amount":10},"positions":{"AAA":10,\
        "BBB":0,"CASH":900.0}}
        {"date":"2025-10-07","id":1,"this_action":{"action":"sell","symbol":"AAA","amount":10},"positions":{"AAA":0,\
        "BBB":0,"CASH":1015.0}}
        {"date":"2025-10-07","id":2,"this_action":{"action":"no_trade","symbol":"","amount":0},"positions":{"AAA":0,\
        "BBB":0,"CASH":1015.0}}

        """.Unwrap();

    [Test]
    public async Task A_ledger_of_ours_is_clean()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));

        var result = await Program.SucceedAsync(
            "audit",
            "--store",
            "sqlite:ledgers.db",
            "--market",
            "us",
            "--prices",
            market.Prices
        );

        Assert.That(result.OutputLines, Is.EqualTo((string[])["alice: 8 records, clean"]));
    }

    [Test]
    public async Task A_ledger_that_was_changed_is_not()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));
        Tamper("ledgers.db", "UPDATE entries SET entry = replace(entry, '\"900\"', '\"9000\"') WHERE sequence = 2");

        var result = await Program.RunAsync(
            "audit",
            "--store",
            "sqlite:ledgers.db",
            "--market",
            "us",
            "--prices",
            market.Prices
        );

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(result.Output, Does.Contain("entry 2: ledger_changed"));
    }

    [Test]
    public async Task A_ledger_of_other_prices_is_not()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", "sqlite:ledgers.db")));
        File.WriteAllText(
            Folder.File("other.csv"),
            File.ReadAllText(market.Prices)
                .Replace("2025-10-06,AAA,10,", "2025-10-06,AAA,9.5,", StringComparison.Ordinal)
        );

        var result = await Program.RunAsync(
            "audit",
            "--store",
            "sqlite:ledgers.db",
            "--market",
            "us",
            "--prices",
            "other.csv"
        );

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(
            result.Output,
            Does.Contain("entry 2: price_not_open: 'buy 10 AAA' was filled at 10; AAA opens at 9.5.")
        );
    }

    [Test]
    public async Task Every_defect_of_another_system_s_records_has_its_line()
    {
        var result = await AuditAsync();

        Assert.That(result.ExitCode, Is.EqualTo(4));
        Assert.That(
            result.OutputLines,
            Is.EqualTo(
                (string[])
                    [
                        "position.jsonl: 4 records, 2 defects",
                        "  line 3 (record 1): price_not_open: AAA was filled at 11.5 and opens at 11. The "
                            + "cash is 1015; 1010 follows from line 2.",
                        "  line 3 (record 1): id_not_increasing: Its id is 1, after 1 in line 2; used twice: "
                            + "1 (lines 2 and 3).",
                    ]
            )
        );
    }

    [Test]
    public async Task The_same_is_there_as_json()
    {
        var result = await AuditAsync("--json");

        using var json = JsonDocument.Parse(result.Output);
        var audit = json.RootElement.GetProperty("audits")[0];
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(4));
            Assert.That(json.RootElement.GetProperty("defects").GetInt32(), Is.EqualTo(2));
            Assert.That(audit.GetProperty("records").GetInt32(), Is.EqualTo(4));
            Assert.That(
                audit
                    .GetProperty("defects")
                    .EnumerateArray()
                    .Select(defect => $"{defect.GetProperty("line")} {defect.GetProperty("code")}"),
                Is.EqualTo(new[] { "3 price_not_open", "3 id_not_increasing" })
            );
        });
    }

    [Test]
    public async Task Records_cannot_speak_to_the_terminal()
    {
        using var market = new SmallMarket();
        File.WriteAllText(
            Folder.File("position.jsonl"),
            Positions.Replace(
                "\"symbol\":\"AAA\",\"amount\":10},\"positions\":{\"AAA\":10",
                "\"symbol\":\"\\u001b[2J\\u202e\",\"amount\":10},\"positions\":{\"\\u001b[2J\\u202e\":10",
                StringComparison.Ordinal
            )
        );

        var result = await Program.RunAsync(
            "audit",
            "--records",
            "position.jsonl",
            "--market",
            "us",
            "--prices",
            market.Prices
        );

        Assert.That(result.Output, Does.Contain("unknown_symbol").And.Not.Contain("\u001b").And.Not.Contain("\u202e"));
    }

    [Test]
    public async Task States_find_the_orders_that_lie_beside_them()
    {
        using var market = new SmallMarket();
        File.WriteAllText(
            Folder.File("x.recorded.jsonl"),
            """
            {"date":"2025-10-06","sequence":0,"cash":1000.0,"holdings":{}}
            {"date":"2025-10-06","sequence":1,"cash":1000.0,"holdings":{}}

            """
        );
        File.WriteAllText(
            Folder.File("x.orders.jsonl"),
            """{"date":"2025-10-06","sequence":1,"action":"buy","symbol":"AAA","quantity":0}"""
        );

        var result = await Program.RunAsync(
            "audit",
            "--records",
            "x.recorded.jsonl",
            "--market",
            "us",
            "--prices",
            market.Prices
        );

        Assert.That(result.Output, Does.Contain("line 2 (record 1): zero_quantity"));
    }

    [Test]
    public async Task Without_anything_to_audit_it_says_what_is_wanted()
    {
        using var market = new SmallMarket();

        var result = await Program.RunAsync("audit", "--market", "us", "--prices", market.Prices);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Is.EqualTo((string[])["aitrader: Name what to audit: --store or --records."]));
    }

    [Test]
    public async Task A_file_without_a_record_is_refused_rather_than_clean()
    {
        using var market = new SmallMarket();
        File.WriteAllText(Folder.File("position.jsonl"), "");

        var result = await Program.RunAsync(
            "audit",
            "--records",
            "position.jsonl",
            "--market",
            "us",
            "--prices",
            market.Prices
        );

        Assert.That(
            (result.ExitCode, result.ErrorLines[0]),
            Is.EqualTo(
                (2, "aitrader: --records: position.jsonl has no records. Known are " + RecordFormats.Known + ".")
            )
        );
    }

    [TestCase("us_daily", "us", "us_daily.csv.gz", 2)]
    [TestCase("cn_hourly", "cn", "cn_hourly.csv.gz", 197)]
    [TestCase("crypto", "crypto", "crypto_daily.csv.gz", 11)]
    public async Task Of_the_corpus_it_finds_as_many_exceptions_as_are_known(
        string folder,
        string market,
        string prices,
        int exceptions
    )
    {
        string[] records = Directory.GetFiles(SharedCorpus.PathOf(folder), "*.recorded.jsonl");

        var result = await Program.RunAsync([
            "audit",
            "--market",
            market,
            "--prices",
            SharedCorpus.PathOf("prices", prices),
            "--json",
            "--records",
            .. records,
        ]);

        using var json = JsonDocument.Parse(result.Output);
        Assert.That((result.ExitCode, json.RootElement.GetProperty("defects").GetInt32()), Is.EqualTo((4, exceptions)));
    }

    private async Task<ProgramResult> AuditAsync(params string[] more)
    {
        using var market = new SmallMarket();
        File.WriteAllText(Folder.File("position.jsonl"), Positions);
        return await Program.RunAsync([
            "audit",
            "--records",
            "position.jsonl",
            "--market",
            "us",
            "--prices",
            market.Prices,
            .. more,
        ]);
    }
}
