namespace AiTrader.Runner.Tests.Commands;

/// <summary>
/// Fees, slippage and limits on the command line, in the account's terms, in a resumed run and in an audit.
/// </summary>
internal sealed class ConditionOptionTests : ProgramFixture
{
    private static readonly string[] Given =
    [
        "--fees",
        "0.001,1",
        "--slippage",
        "5",
        "--position-limit",
        "0.5",
        "--order-limit",
        "4000",
        "--daily-loss",
        "0.05",
    ];

    private static readonly string[] Short = ["run", "--traders", "momentum", "--store", "sqlite:mine.db"];

    [Test]
    public async Task A_run_with_fees_is_resumed_by_its_terms_and_its_audit_is_clean()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-20", .. Given]);

        var resumed = await Program.SucceedAsync([.. Run]);
        var audited = await Program.RunAsync(
            "audit",
            "--store",
            "sqlite:mine.db",
            "--market",
            "us",
            "--prices",
            "prices.csv"
        );
        await Program.SucceedAsync("ledger", "export", "--store", "sqlite:mine.db", "--out", "mine.jsonl");
        string[] lines = await File.ReadAllLinesAsync(Folder.File("mine.jsonl"));

        Assert.Multiple(() =>
        {
            Assert.That(resumed.Output, Does.Contain("Ran "));
            Assert.That(audited.ExitCode, Is.Zero, audited.Output);
            Assert.That(lines[0], Does.Contain("\"feeRate\":\"0.001\",\"minimumFee\":\"1\",\"slippage\":\"5\""));
            Assert.That(
                lines.Where(line => line.Contains("\"filled\"", StringComparison.Ordinal)),
                Is.Not.Empty.And.None.Contains("\"fee\":\"0\"")
            );
        });
    }

    [Test]
    public async Task Other_terms_than_those_of_the_account_are_refused_with_both()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-20", "--fees", "0.001"]);

        var refused = await Program.RunAsync([.. Run, "--fees", "0.002"]);
        var same = await Program.RunAsync([.. Run, "--fees", "0.001"]);

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain("fees of 0.1 %").And.Contain("fees of 0.2 %"));
            Assert.That(same.ExitCode, Is.Zero, same.Error);
        });
    }

    [Test]
    public async Task An_account_that_was_opened_without_fees_stays_without()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-20"]);

        var refused = await Program.RunAsync([.. Run, "--order-limit", "10"]);

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(refused.Error, Does.Contain("10000 USD on us, not with 10000 USD on us with at most 10 an order"));
    }

    [Test]
    public async Task A_replay_charges_what_it_is_given_and_is_refused_with_something_else()
    {
        using var market = new SmallMarket();
        string store = $"sqlite:{Folder.File("replayed.db")}";

        await Program.SucceedAsync([.. market.Replay(("--store", store), ("--out", "o.jsonl")), "--fees", "0,0.5"]);
        var again = await Program.RunAsync([.. market.Replay(("--store", store), ("--out", "o.jsonl"))]);
        var other = await Program.RunAsync([
            .. market.Replay(("--store", store), ("--out", "o.jsonl")),
            "--fees",
            "0,0.75",
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Folder.File("o.jsonl")), Does.Contain("\"cash\":\"899.5\""));
            Assert.That(again.ExitCode, Is.Zero, again.Error);
            Assert.That(other.ExitCode, Is.EqualTo(2));
            Assert.That(other.Error, Does.Contain("at least 0.5").And.Contain("at least 0.75"));
        });
    }

    [Test]
    public async Task The_fees_and_the_rules_of_a_market_are_terms_of_the_account_and_its_audit_is_clean()
    {
        await WritePricesAsync();
        string[] given = ["--fees", "market", "--volume-limit", "0.5", "--price-limits", "--odd-lots"];
        await Program.SucceedAsync([.. Run, "--market", "cn", .. given]);

        var resumed = await Program.SucceedAsync([.. Run, "--market", "cn"]);
        var audited = await Program.RunAsync([.. Audit, "--market", "cn"]);
        await Program.SucceedAsync("ledger", "export", "--store", "sqlite:mine.db", "--out", "mine.jsonl");
        string[] lines = await File.ReadAllLinesAsync(Folder.File("mine.jsonl"));

        Assert.Multiple(() =>
        {
            Assert.That(resumed.Output, Does.Contain("Nothing left to do"));
            Assert.That(audited.ExitCode, Is.Zero, audited.Output);
            Assert.That(
                lines[0],
                Does.Contain("\"feeSchedule\":\"cn\",\"volumeLimit\":\"0.5\",\"priceLimits\":true,\"oddLots\":true")
            );
        });
    }

    [TestCase("us", "--price-limits", "the market us has no price limits")]
    [TestCase("crypto", "--price-limits", "the market crypto has no price limits")]
    [TestCase("us", "--odd-lots", "the market us has no lots")]
    public async Task What_a_market_does_not_have_is_refused_before_anything_is_recorded(
        string market,
        string option,
        string reason
    )
    {
        var result = await Program.RunAsync([.. Short, "--market", market, option]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.All.Contains($"{option}: {reason}"));
        Assert.That(File.Exists(Folder.File("mine.db")), Is.False);
    }

    [Test]
    public async Task An_account_without_conditions_is_audited_by_those_that_the_audit_is_given()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run]);

        var free = await Program.RunAsync([.. Audit, "--market", "us"]);
        var charged = await Program.RunAsync([.. Audit, "--market", "us", "--fees", "0.001"]);

        Assert.That(free.ExitCode, Is.Zero, free.Output);
        Assert.That(charged.ExitCode, Is.EqualTo(4));
        Assert.That(charged.Output, Does.Contain("fee_not_of_terms"));
    }

    [Test]
    public async Task A_report_notes_traders_whose_conditions_differ()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run]);
        await Program.SucceedAsync([
            .. Run.Select(argument => argument == "momentum" ? "cash" : argument),
            "--fees",
            "0.001",
        ]);

        var differing = await Program.SucceedAsync([.. Report]);
        var asked = await Program.SucceedAsync([.. Report, "--fees", "0.001"]);
        var other = await Program.SucceedAsync([.. Report, "--slippage", "5"]);

        Assert.Multiple(() =>
        {
            Assert.That(
                differing.Error,
                Does.Contain("different conditions: cash-daily: fees of 0.1 %; momentum-daily: no fees.")
            );
            Assert.That(asked.Error, Is.Empty);
            Assert.That(
                other.Error,
                Does.Contain(
                    "cash-daily was opened with fees of 0.1 %, and the report is on slippage of 5 basis points."
                )
            );
        });
    }

    [TestCase("--fees", "markets")]
    [TestCase("--fees", "market,1")]
    [TestCase("--volume-limit", "0")]
    [TestCase("--volume-limit", "1.1")]
    [TestCase("--fees", "2")]
    [TestCase("--fees", "0.1,-1")]
    [TestCase("--fees", "0.1,1,1")]
    [TestCase("--slippage", "1001")]
    [TestCase("--position-limit", "0")]
    [TestCase("--order-limit", "0")]
    [TestCase("--daily-loss", "1.5")]
    public async Task A_value_outside_its_range_is_refused_in_one_line(string option, string value)
    {
        var result = await Program.RunAsync([.. Short, option, value]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Length.EqualTo(1).And.All.Contains(option).And.All.Contains("allowed:"));
    }

    private static string[] Report =>
        ["report", "--store", "sqlite:mine.db", "--prices", "prices.csv", "--out", "report", "--format", "md"];

    private static string[] Audit => ["audit", "--store", "sqlite:mine.db", "--prices", "prices.csv"];

    private static string[] Run => [.. Short, "--prices", "prices.csv"];

    // Thirty days of three symbols that rise and fall.
    private Task WritePricesAsync() =>
        File.WriteAllLinesAsync(
            Folder.File("prices.csv"),
            [
                "timestamp,symbol,open,high,low,close,volume",
                .. from day in Enumerable.Range(1, 30)
                from symbol in Enumerable.Range(1, 3)
                let open = 100 + (symbol * day % 11)
                select $"2025-01-{day:00},S{symbol},{open},{open + 9},{open - 9},{open + (day % 5) - 2},1000",
            ]
        );
}
