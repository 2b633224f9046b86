using System.Globalization;
using System.Text.Json;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Commands;

/// <summary><c>--actions FILE</c>: splits and dividends through the commands.</summary>
internal sealed class ActionOptionTests : ProgramFixture
{
    private const string Actions = """
        ex_date,symbol,kind,value,pay_date
        2025-10-07,AAA,split,2,
        2025-10-07,AAA,dividend,0.5,2025-10-08
        2025-10-08,AAA,dividend,0.25,2025-10-20

        """;

    [Test]
    public async Task A_replay_has_a_line_for_each_split_and_each_payment()
    {
        using var market = new SmallMarket();
        WriteActions();

        await Program.SucceedAsync(market.Replay(("--actions", "actions.csv")));

        Assert.That(
            File.ReadAllText(Folder.File("outcomes.jsonl")),
            Is.EqualTo(
                """
                {"date":"2025-10-06","sequence":1,"status":"filled","reason":null,"cash":"900","holdings":{"AAA":"10"}}
                {"date":"2025-10-06","sequence":2,"status":"denied","reason":"insufficient_cash","cash":"900",\
                "holdings":{"AAA":"10"}}
                {"date":"2025-10-07","sequence":null,"before":3,"status":"split","kind":"split","symbol":"AAA",\
                "value":"2","ex_date":"2025-10-07","effective":"2025-10-07","units_before":"10","units_after":"20",\
                "price":"11","cash_in_lieu":"0","cash":"900","holdings":{"AAA":"20"}}
                {"date":"2025-10-07","sequence":3,"status":"held","reason":null,"cash":"900","holdings":{"AAA":"20"}}
                {"date":"2025-10-08","sequence":null,"before":4,"status":"dividend","kind":"dividend","symbol":"AAA",\
                "value":"0.5","ex_date":"2025-10-07","pay_date":"2025-10-08","effective":"2025-10-08","units":"10",\
                "amount":"5","cash":"905","holdings":{"AAA":"20"}}
                {"date":"2025-10-08","sequence":4,"status":"filled","reason":null,"cash":"1025",\
                "holdings":{"AAA":"10"}}

                """.Unwrap()
            )
        );
    }

    [Test]
    public async Task An_account_with_splits_and_dividends_is_refused_without_them()
    {
        using var market = new SmallMarket();
        WriteActions();
        await Program.SucceedAsync(market.Replay(("--actions", "actions.csv"), ("--store", "sqlite:ledgers.db")));

        var result = await Program.RunAsync(market.Replay(("--store", "sqlite:ledgers.db")));

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("belong to its books; name them with --actions."));
    }

    [Test]
    public async Task A_report_with_the_splits_and_dividends_of_an_account_has_no_note_on_its_fees()
    {
        using var market = new SmallMarket();
        WriteActions();
        await Program.SucceedAsync(
            market.Replay(("--actions", "actions.csv"), ("--fees", "0.001"), ("--store", "sqlite:ledgers.db"))
        );
        string[] report = ["report", "--store", "sqlite:ledgers.db", "--prices", market.Prices, "--out", "report"];

        var given = await Program.SucceedAsync([.. report, "--actions", "actions.csv"]);
        var without = await Program.SucceedAsync(report);

        Assert.That(given.Error, Does.Not.Contain("splits and dividends"));
        Assert.That(
            without.Error,
            Does.Contain("Opened with splits and dividends, which the report lacks (--actions): alice.")
        );
    }

    [Test]
    public async Task Report_and_audit_and_the_list_of_entries_have_them()
    {
        using var market = new SmallMarket();
        WriteActions();
        await Program.SucceedAsync(market.Replay(("--actions", "actions.csv"), ("--store", "sqlite:ledgers.db")));
        string[] given = ["--store", "sqlite:ledgers.db", "--prices", market.Prices, "--actions", "actions.csv"];

        await Program.SucceedAsync(["report", .. given, "--out", "report"]);
        await Program.SucceedAsync(["audit", .. given, "--market", "us"]);
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--signature",
            "alice",
            "--store",
            "sqlite:ledgers.db"
        );

        using var report = JsonDocument.Parse(File.ReadAllText(Folder.File("report/report.json")));
        var metrics = report.RootElement.GetProperty("traders")[0].GetProperty("metrics");
        Assert.Multiple(() =>
        {
            // 905 and 120 in cash, 10 units of the last close 11.5, and 0.25 a unit for 20 units due.
            Assert.That(metrics.GetProperty("total_return").GetDouble(), Is.EqualTo(0.145).Within(1e-12));
            Assert.That(metrics.GetProperty("price_return").GetDouble(), Is.EqualTo(0.135).Within(1e-12));
            Assert.That(metrics.GetProperty("dividends_paid").GetDouble(), Is.EqualTo(5));
            Assert.That(metrics.GetProperty("dividends_due").GetDouble(), Is.EqualTo(5));
            Assert.That(
                report.RootElement.GetProperty("benchmark").GetProperty("name").GetString(),
                Does.EndWith("bought once and held, dividends kept as cash")
            );
            Assert.That(shown.Output, Does.Contain("2:1 split of AAA").And.Contain("dividend due"));
        });
    }

    [Test]
    public async Task A_line_that_cannot_be_true_is_refused_with_its_number_before_anything_is_run()
    {
        using var market = new SmallMarket();
        File.WriteAllText(Folder.File("actions.csv"), "ex_date,symbol,kind,value,pay_date\n2025-10-07,AAA,split,0,\n");

        var result = await Program.RunAsync(market.Replay(("--actions", "actions.csv")));

        Assert.That((result.ExitCode, File.Exists(Folder.File("outcomes.jsonl"))), Is.EqualTo((2, false)));
        Assert.That(result.Error, Does.Contain("actions.csv, line 2: '0': the value of a split is refused"));
    }

    [Test]
    public async Task A_run_of_the_baselines_books_them()
    {
        using var market = new SmallMarket();
        WriteActions();
        string[] run = ["run", "--traders", "equal-weight", "--prices", market.Prices, "--actions", "actions.csv"];

        await Program.SucceedAsync([.. run, "--store", "sqlite:run.db"]);
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--signature",
            "equal-weight-daily",
            "--store",
            "sqlite:run.db"
        );

        Assert.That(shown.Output, Does.Contain("2:1 split of AAA on 2025-10-07"));
    }

    [Category(TestCategory.Long)]
    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task Outcomes_are_those_of_two_other_programs_byte_by_byte(string set, string agent)
    {
        await ReplayAsync(set, agent, "memory");
        await ReplayAsync(set, agent, "sqlite:ledgers.db");
    }

    [Category(TestCategory.Redis)]
    [TestCaseSource(typeof(ActionCorpus), nameof(ActionCorpus.Agents))]
    public async Task Outcomes_on_a_server_are_those_of_two_other_programs_byte_by_byte(string set, string agent)
    {
        using var server = await RedisServer.StartAsync();

        await ReplayAsync(set, agent, $"redis:{server.Address}");
    }

    private async Task ReplayAsync(string set, string agent, string store)
    {
        var (opening, terms) = ActionCorpus.OpeningOf(set, agent);

        await Program.SucceedAsync(
            "replay",
            "--market",
            "us",
            "--prices",
            SharedCorpus.PathOf("actions", "prices", $"{set}.csv.gz"),
            "--actions",
            SharedCorpus.PathOf("actions", "actions", $"{set}.csv"),
            "--orders",
            ActionCorpus.PathOf(set, agent, "orders.jsonl"),
            "--signature",
            agent,
            "--model",
            "test/model",
            "--cash",
            terms.Cash.Value.ToString(CultureInfo.InvariantCulture),
            "--opened",
            opening.Time.ToString(),
            "--store",
            store,
            "--out",
            "outcomes.jsonl"
        );

        Assert.That(
            File.ReadAllBytes(Folder.File("outcomes.jsonl")),
            Is.EqualTo(File.ReadAllBytes(ActionCorpus.PathOf(set, agent, "outcomes.jsonl")))
        );
    }

    private void WriteActions() => File.WriteAllText(Folder.File("actions.csv"), Actions);
}
