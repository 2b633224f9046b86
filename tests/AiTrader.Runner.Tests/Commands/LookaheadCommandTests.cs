using AiTrader.Runner.Input;

namespace AiTrader.Runner.Tests.Commands;

internal sealed class LookaheadCommandTests : ProgramFixture
{
    private const string Store = "sqlite:ledgers.db";
    private static readonly string[] All =
    [
        "--traders",
        "equal-weight,momentum,mean-reversion,limit-ladder,stop-trend,random,cash,scripted",
    ];

    [TestCase("daily", "2024-01-01", "2024-03-01")]
    [TestCase("hourly", "2025-10-01", "2025-10-15")]
    public async Task Every_baseline_and_the_demo_model_saw_nothing_later(string half, string from, string to)
    {
        await Program.SucceedAsync(["run", "--store", Store, "--resolution", half, "--from", from, "--to", to, .. All]);

        var result = await Program.SucceedAsync("lookahead", "--store", Store);

        Assert.That(result.OutputLines[^1], Does.Match("^No look-ahead: [0-9]+ sessions decided again, all equal\\.$"));
        Assert.That(result.OutputLines[^2], Does.Contain("with the seed 1"));
        Assert.That(result.Output, Does.Match($"scripted-{half} +journal").And.Match($"momentum-{half} +baseline"));
    }

    [Test]
    public async Task Fees_limits_splits_and_another_seed_change_nothing()
    {
        File.WriteAllText(
            Folder.File("actions.csv"),
            "ex_date,symbol,kind,value,pay_date\n2024-02-01,SYN01,split,4,\n2024-02-05,SYN02,dividend,1,2024-03-15\n"
        );
        string[] terms = ["--fees", "market", "--slippage", "5", "--volume-limit", "0.1", "--actions", "actions.csv"];
        await Program.SucceedAsync([
            "run",
            "--store",
            Store,
            "--resolution",
            "daily",
            "--seed",
            "7",
            "--to",
            "2024-03-01",
            .. terms,
            .. All,
        ]);

        var result = await Program.SucceedAsync(
            "lookahead",
            "--store",
            Store,
            "--seed",
            "7",
            "--actions",
            "actions.csv",
            "--alteration",
            "9"
        );

        Assert.That(result.OutputLines[^1], Does.StartWith("No look-ahead: 360 sessions"));
        Assert.That(result.OutputLines[^2], Does.Contain("with the seed 9").And.Not.Contain(" 0 splits"));
    }

    [Test]
    public async Task A_cassette_decides_the_sessions_of_its_model_again()
    {
        await RecordAsync();
        WriteTraders("replay");

        var result = await Program.SucceedAsync("lookahead", "--store", Store, "--traders", "traders.json");

        Assert.That(result.Output, Does.Match("demo +cassette +45 +45 +0 +0"));
    }

    [Test]
    public async Task No_key_is_needed()
    {
        await RecordAsync();
        File.WriteAllText(
            Folder.File("traders.json"),
            """
            {"traders":[{"signature":"demo","model":{"provider":"openai","id":"x","keyEnv":"AITRADER_NO_SUCH_KEY"}}]}
            """
        );

        var result = await Program.SucceedAsync("lookahead", "--store", Store, "--traders", "traders.json");

        Assert.That(result.Output, Does.Match("demo +journal +45 +45"));
    }

    [Test]
    public async Task A_reply_of_the_cassette_that_was_changed_is_not_repeated()
    {
        await RecordAsync();
        WriteTraders("replay");
        string tape = Folder.File("tape.jsonl");
        File.WriteAllText(
            tape,
            File.ReadAllText(tape).Replace("shows no trend that I can trade", "is dull", StringComparison.Ordinal)
        );

        var result = await Program.RunAsync("lookahead", "--store", Store, "--traders", "traders.json");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("demo at ").And.Contain(": not repeated. With the same data, reply "));
    }

    [Test]
    public async Task A_planted_leak_is_found_with_its_datum()
    {
        await Program.SucceedAsync(["run", "--store", Store, "--resolution", "daily", "--to", "2024-02-01", .. All]);

        var result = await Program.RunAsync("lookahead", "--store", Store, "--plant", "prices");

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(
            result.Output,
            Does.Contain("equal-weight-daily at 2024-01-01: leaked the close of SYN01 at 2024-01-01, 158.38 (altered: ")
        );
        Assert.That(result.OutputLines[^1], Does.StartWith("Not proven: of "));
    }

    [Test]
    public async Task A_ledger_that_nothing_can_decide_again_is_not_proven()
    {
        using var market = new SmallMarket();
        await Program.SucceedAsync(market.Replay(("--store", Store)));

        var result = await Program.RunAsync("lookahead", "--store", Store, "--prices", market.Prices);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("alice: not proven; at 2025-10-06, 'test/model' decided"));
    }

    [Test]
    public async Task Prices_of_another_resolution_prove_nothing()
    {
        await Program.SucceedAsync(["run", "--store", Store, "--resolution", "hourly", "--to", "2025-10-02", .. All]);
        using var market = new SmallMarket();

        var result = await Program.RunAsync("lookahead", "--store", Store, "--prices", market.Prices);

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("momentum-hourly: not proven; the prices have the other resolution."));
    }

    [Test]
    public async Task A_run_with_another_seed_is_not_repeated()
    {
        await Program.SucceedAsync(["run", "--store", Store, "--resolution", "daily", "--to", "2024-02-01", .. All]);

        var result = await Program.RunAsync(
            "lookahead",
            "--store",
            Store,
            "--seed",
            "2",
            "--signature",
            "random-daily"
        );

        Assert.That(result.ExitCode, Is.EqualTo(ExitCode.Damaged));
        Assert.That(result.Output, Does.Contain("random-daily at 2024-01-02: not repeated."));
    }

    private async Task RecordAsync()
    {
        WriteTraders("record");
        await Program.SucceedAsync("run", "--store", Store, "--traders", "traders.json", "--to", "2024-03-01");
    }

    private void WriteTraders(string cassette) =>
        File.WriteAllText(
            Folder.File("traders.json"),
            """
            {"traders":[{"signature":"demo","model":{"provider":"scripted","cassette":{"CASSETTE":"tape.jsonl"}}}]}
            """.Replace("CASSETTE", cassette, StringComparison.Ordinal)
        );
}
