using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>What only the owner of an account does, and where it shows.</summary>
internal sealed class OwnerCommandTests : ProgramFixture
{
    private readonly SmallMarket _market = new();

    [TearDown]
    public void DeleteMarket() => _market.Dispose();

    [Test]
    public async Task One_signature_is_not_run_with_another_baseline_until_its_owner_says_so()
    {
        await Program.SucceedAsync(RunAs("momentum"));
        string heads = await HeadsAsync("ledgers.db");

        var refused = await Program.RunAsync(RunAs("random"));

        Assert.That(refused.ExitCode, Is.EqualTo(2));
        Assert.That(
            refused.ErrorLines.Single(),
            Does.Contain("recorded by baseline/momentum, asked for by baseline/random")
        );
        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(heads));
        var set = await Program.SucceedAsync([.. Owner("set-model"), "--model", "baseline/random"]);
        Assert.That(set.Output.Trim(), Does.StartWith("one belongs to baseline/random"));
        Assert.That((await Program.SucceedAsync(RunAs("random"))).Output, Does.Contain("Nothing left to do"));
    }

    [Test]
    public async Task A_change_of_the_model_shows_in_ledger_show_audit_and_report()
    {
        await Program.SucceedAsync(RunAs("momentum"));
        await Program.SucceedAsync([.. Owner("set-model"), "--model", "baseline/random"]);
        const string Change = "the owner changed the model from baseline/momentum to baseline/random";

        var all = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");
        var one = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db", "--signature", "one");
        var audit = await Program.SucceedAsync(Audit());
        await Program.SucceedAsync(Report());
        var exported = await Program.SucceedAsync("ledger", "verify", "--store", "sqlite:ledgers.db");

        Assert.Multiple(() =>
        {
            Assert.That(all.Output, Does.Match("one +baseline/random"));
            Assert.That(one.Output, Does.Contain("baseline/random").And.Contain("model changed"));
            Assert.That(audit.Output, Does.Contain(Change));
            Assert.That(exported.Output, Does.Contain("intact"));
            foreach (string file in (string[])["report.html", "report.md", "report.json"])
            {
                Assert.That(File.ReadAllText(Path.Combine(Folder.File("report"), file)), Does.Contain(Change), file);
            }
        });
    }

    [Test]
    public async Task A_trader_that_a_mistyped_year_locked_is_run_again_once_that_session_is_withdrawn()
    {
        await LockAsync();
        var locked = await Program.RunAsync(RunAs("cash"));

        Assert.That(locked.ExitCode, Is.EqualTo(2));
        Assert.That(locked.ErrorLines.Single(), Does.Contain("2025-10-08").And.Contain("2099-01-05"));
        var withdrawn = await Program.SucceedAsync([.. Owner("withdraw"), "--session", "2099-01-05"]);
        Assert.That(withdrawn.Output, Does.Contain("the account continues at 2025-10-06"));
        var run = await Program.SucceedAsync(RunAs("cash"));
        var audit = await Program.SucceedAsync(Audit());
        await Program.SucceedAsync(Report());
        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Does.Contain("Ran 2 sessions"));
            Assert.That(audit.Output, Does.Contain("the owner withdrew the session of 2099-01-05"));
            Assert.That(
                File.ReadAllText(Path.Combine(Folder.File("report"), "report.md")),
                Does.Contain("the owner withdrew the session of 2099-01-05")
            );
            Assert.That(
                File.ReadAllText(Path.Combine(Folder.File("report"), "sessions.csv")),
                Does.Not.Contain("2099")
            );
        });
    }

    [TestCase("2025-10-06", "the last one is that of 2099-01-05")]
    public async Task A_session_that_is_not_the_last_one_is_not_withdrawn(string time, string told)
    {
        await LockAsync();

        var refused = await Program.RunAsync([.. Owner("withdraw"), "--session", time]);

        Assert.That((refused.ExitCode, refused.ErrorLines.Length), Is.EqualTo((2, 1)));
        Assert.That(refused.Error, Does.Contain(told));
    }

    [Test]
    public async Task A_mixed_account_of_an_earlier_version_is_shown_audited_and_reported_and_runs_once_it_has_a_model()
    {
        await EarlierLedgers.WriteMixedAsync(Folder.File("ledgers.db"), "one");

        var refused = await Program.RunAsync(RunAs("cash", cash: 1000));
        var shown = await Program.SucceedAsync("ledger", "show", "--store", "sqlite:ledgers.db");
        var audit = await Program.SucceedAsync(Audit());
        await Program.SucceedAsync(Report());
        await Program.SucceedAsync([.. Owner("set-model"), "--model", "baseline/cash"]);
        var run = await Program.SucceedAsync(RunAs("cash", cash: 1000));

        Assert.Multiple(() =>
        {
            Assert.That(refused.ExitCode, Is.EqualTo(2));
            Assert.That(refused.Error, Does.Contain("recorded by more than one model, asked for by baseline/cash"));
            Assert.That(shown.Output, Does.Match("one +mixed"));
            Assert.That(audit.Output, Does.Contain("is by claude, the entry before it by openai/gpt-5"));
            Assert.That(run.Output, Does.Contain("Ran 1 session"));
        });
    }

    // As an earlier version did, which asked at any time: a session of another year is completed.
    private async Task LockAsync()
    {
        await Program.SucceedAsync([.. RunAs("cash"), "--to", "2025-10-06"]);
        await using var store = new SqliteStore(Folder.File("ledgers.db"), TimeProvider.System);
        var account = (await store.Ledgers.FindAccountAsync(Signature.Parse("one")))!;
        var mistaken = TradingContext.For("one").Using("baseline/cash").At("2099-01-05");
        await store.Ledgers.AppendAsync(account.CreateCompleted(mistaken, SessionOutcome.Undecided));
    }

    private string[] RunAs(string baseline, int cash = 500)
    {
        File.WriteAllText(
            Folder.File("traders.json"),
            $$"""{ "traders": [ { "signature": "one", "cash": {{cash}}, "baseline": "{{baseline}}" } ] }"""
        );
        return ["run", "--traders", "traders.json", "--prices", _market.Prices, "--store", "sqlite:ledgers.db"];
    }

    private string[] Audit() => ["audit", "--market", "us", "--prices", _market.Prices, "--store", "sqlite:ledgers.db"];

    private string[] Report() =>
        ["report", "--prices", _market.Prices, "--store", "sqlite:ledgers.db", "--out", "report"];

    private static string[] Owner(string command) =>
        ["ledger", command, "--store", "sqlite:ledgers.db", "--signature", "one"];
}
