namespace AiTrader.Runner.Tests.Commands;

/// <summary>
/// What an owner allows: at the opening of an account, in a traders file, by a command, and for orders that wait.
/// </summary>
internal sealed class MandateCommandTests : ProgramFixture
{
    private static readonly string[] Run =
    [
        "run",
        "--traders",
        "momentum",
        "--prices",
        "prices.csv",
        "--store",
        "sqlite:mine.db",
    ];
    private static readonly string[] Owner = ["--store", "sqlite:mine.db", "--signature", "momentum-daily"];

    [Test]
    public async Task A_run_opens_accounts_with_the_mandate_that_it_is_given_and_its_audit_is_clean()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([
            .. Run,
            "--to",
            "2025-01-20",
            "--universe",
            "S1,S2",
            "--orders-per-session",
            "1",
            "--total-loss",
            "0.5",
            "--until",
            "2025-01-25",
        ]);

        await Program.SucceedAsync([.. Run]);
        string[] lines = await ExportAsync();
        var audited = await Program.RunAsync([.. Audit]);

        Assert.Multiple(() =>
        {
            Assert.That(
                lines[0],
                Does.Contain(
                    "\"totalLoss\":\"0.5\",\"ordersPerSession\":\"1\",\"until\":\"2025-01-25\",\"universe\":\"S1,S2\""
                )
            );
            Assert.That(
                lines.Where(line => line.Contains("\"kind\":\"filled\"", StringComparison.Ordinal)),
                Is.Not.Empty.And.None.Contains("\"symbol\":\"S3\"").And.None.Contains("\"time\":\"2025-01-26\"")
            );
            Assert.That(audited.ExitCode, Is.Zero, audited.Output);
        });
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task Only_the_owner_changes_it_and_a_run_with_another_one_is_refused()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-20", "--order-limit", "4000"]);

        var refused = await Program.RunAsync([.. Run, "--order-limit", "5000"]);
        var changed = await Program.SucceedAsProcessAsync([
            "ledger",
            "set-mandate",
            .. Owner,
            "--order-limit",
            "5000",
            "--until",
            "2025-01-22",
        ]);
        var same = await Program.RunAsync([.. Run, "--order-limit", "5000"]);
        var shown = await Program.SucceedAsync(["ledger", "show", .. Owner, "--last", "100"]);
        var audited = await Program.RunAsync([.. Audit]);

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain("at most 4000 an order").And.Contain("at most 5000 an order"));
            Assert.That(refused.Error, Does.Contain("'aitrader ledger set-mandate'"));
            Assert.That(changed.Output, Does.Contain("at most 5000 an order, nothing traded after 2025-01-22."));
            Assert.That(same.ExitCode, Is.Zero, same.Error);
            Assert.That(shown.Output, Does.Contain("mandate changed"));
            Assert.That(audited.ExitCode, Is.Zero, audited.Output);
            Assert.That(audited.Output, Does.Contain("the owner changed the mandate to: at most 5000 an order"));
        });
    }

    [Test]
    public async Task All_limits_can_be_removed_and_a_change_names_one()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-05", "--order-limit", "4000"]);

        var nothing = await Program.RunAsync(["ledger", "set-mandate", .. Owner]);
        var cleared = await Program.SucceedAsync(["ledger", "set-mandate", .. Owner, "--clear"]);

        Assert.That(nothing.ExitCode, Is.EqualTo(2));
        Assert.That(nothing.Error, Does.Contain("--clear"));
        Assert.That(cleared.Output, Does.Contain("no limits."));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task An_order_above_the_size_waits_until_its_owner_approves_it()
    {
        await WritePricesAsync();
        await Program.SucceedAsync([.. Run, "--to", "2025-01-22", "--approval-above", "1000", "--universe", "S1"]);
        string[] before = await ExportAsync();
        var waiting = await Program.SucceedAsync(["ledger", "show", .. Owner]);
        string id = before.Last(line => line.Contains("\"kind\":\"accepted\"", StringComparison.Ordinal));
        id = id.Split("\"id\":\"")[1].Split('"')[0];

        var approved = await Program.SucceedAsProcessAsync(["ledger", "approve", .. Owner, "--order", id]);
        var unknown = await Program.RunAsync(["ledger", "approve", .. Owner, "--order", "2025-01-01#77"]);
        await Program.SucceedAsync([.. Run, "--to", "2025-01-24"]);
        string[] after = await ExportAsync();
        var audited = await Program.RunAsync([.. Audit]);

        Assert.Multiple(() =>
        {
            Assert.That(before, Has.None.Contains("\"kind\":\"filled\""), "nothing is executed without the owner");
            Assert.That(waiting.Output, Does.Contain(id).And.Contain("it waits for 'aitrader ledger approve'"));
            Assert.That(approved.Output, Does.Contain("Approved: buy"));
            Assert.That(unknown.ExitCode, Is.EqualTo(2));
            Assert.That(unknown.Error, Does.Contain("no open order with the id 2025-01-01#77"));
            Assert.That(
                after.Where(line => line.Contains("\"kind\":\"filled\"", StringComparison.Ordinal)),
                Has.Exactly(1).Contains($"\"of\":\"{id}\"").And.Exactly(1).Contains("\"time\":\"2025-01-23\"")
            );
            Assert.That(audited.ExitCode, Is.Zero, audited.Output);
        });
    }

    [Test]
    public async Task A_traders_file_has_a_mandate_for_each_trader()
    {
        await WritePricesAsync();
        await File.WriteAllTextAsync(
            Folder.File("traders.json"),
            """
            {
              "traders": [
                {
                  "signature": "narrow",
                  "baseline": "momentum",
                  "mandate": { "universe": ["S2"], "until": "2025-01-20" }
                },
                { "signature": "wide", "baseline": "momentum" }
              ]
            }
            """
        );

        await Program.SucceedAsync(
            "run",
            "--traders",
            "traders.json",
            "--prices",
            "prices.csv",
            "--store",
            "sqlite:mine.db",
            "--daily-loss",
            "0.2"
        );
        string[] lines = await ExportAsync();

        Assert.That(
            lines,
            Has.Exactly(1)
                .Contains("\"dailyLoss\":\"0.2\",\"until\":\"2025-01-20\",\"universe\":\"S2\"")
                .And.Exactly(2)
                .Contains("\"dailyLoss\":\"0.2\"")
        );
    }

    [TestCase("""{ "universe": [] }""", "universe")]
    [TestCase("""{ "universe": ["not a symbol"] }""", "not a symbol")]
    [TestCase("""{ "until": "soon" }""", "soon")]
    [TestCase("""{ "positionLimit": 2 }""", "positionLimit")]
    [TestCase("""{ "orders": 2 }""", "orders")]
    public async Task A_mandate_that_cannot_be_is_refused_with_its_place(string mandate, string named)
    {
        await File.WriteAllTextAsync(
            Folder.File("traders.json"),
            $$"""{ "traders": [ { "signature": "a", "baseline": "cash", "mandate": {{mandate}} } ] }"""
        );

        var result = await Program.RunAsync("run", "--traders", "traders.json", "--store", "memory");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("$.traders[0].mandate").And.Contain(named));
    }

    [TestCase("--universe", "A,,B")]
    [TestCase("--orders-per-session", "0")]
    [TestCase("--total-loss", "0")]
    [TestCase("--until", "soon")]
    [TestCase("--approval-above", "-1")]
    public async Task A_value_outside_its_range_is_refused_in_one_line(string option, string value)
    {
        var result = await Program.RunAsync([.. Run, option, value]);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.ErrorLines, Has.Some.Contains(option).And.Some.Contains("allowed:"));
    }

    private static string[] Audit => ["audit", "--store", "sqlite:mine.db", "--market", "us", "--prices", "prices.csv"];

    private async Task<string[]> ExportAsync()
    {
        await Program.SucceedAsync("ledger", "export", "--store", "sqlite:mine.db", "--out", "mine.jsonl");
        return await File.ReadAllLinesAsync(Folder.File("mine.jsonl"));
    }

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
