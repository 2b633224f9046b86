using System.Text.Json;

namespace AiTrader.Runner.Tests.Commands;

/// <summary>The real program reports on a small run.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class ReportCommandTests : ProgramFixture
{
    private static readonly string[] AllFiles =
    [
        "report.html",
        "report.json",
        "report.md",
        "sessions.csv",
        "traders.csv",
    ];

    private SmallMarket _market = null!;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        _market = new SmallMarket();
        await Program.SucceedAsync("run", "--prices", _market.Prices, "--store", "sqlite:run.db");
    }

    [OneTimeTearDown]
    public void Remove() => _market.Dispose();

    [Test]
    public async Task Every_form_is_written_into_a_folder_that_is_made_and_nothing_else_is()
    {
        var result = await ReportAsync("new/folder");

        Assert.Multiple(() =>
        {
            Assert.That(FilesOf("new/folder"), Is.EqualTo(AllFiles));
            Assert.That(result.OutputLines, Has.Length.EqualTo(AllFiles.Length).And.All.StartsWith("Report: "));
            Assert.That(result.Error, Is.Empty);
        });
    }

    [Test]
    public async Task A_baseline_is_named_in_a_report_and_an_audit_as_it_was_for_the_run()
    {
        var report = await ReportAsync("named", "--signature", "momentum", "--format", "csv");
        var audit = await Program.SucceedAsync(
            "audit",
            "--store",
            "sqlite:run.db",
            "--market",
            "us",
            "--prices",
            _market.Prices,
            "--signature",
            "momentum"
        );

        Assert.That(report.ExitCode, Is.Zero);
        Assert.That(
            File.ReadLines(Folder.File("named/traders.csv")).Skip(1).Select(line => line.Split(',')[1]),
            Is.EqualTo(new[] { "momentum-daily" })
        );
        Assert.That(audit.Output, Does.StartWith("momentum-daily: "));
    }

    [Test]
    [Category(TestCategory.Process)]
    public async Task A_run_on_the_synthetic_market_says_how_to_report_on_it_and_that_works()
    {
        var run = await Program.SucceedAsProcessAsync(
            "run",
            "--market",
            "crypto",
            "--seed",
            "3",
            "--from",
            "2025-09-25",
            "--to",
            "2025-10-03",
            "--traders",
            "momentum,cash"
        );
        string[] said = run
            .OutputLines.Single(line => line.StartsWith("See them:", StringComparison.Ordinal))
            .Split("aitrader ", 2)[1]
            .Split(' ');

        var report = await Program.SucceedAsProcessAsync(said);

        Assert.That(
            said,
            Is.EqualTo(
                (
                    "report --store sqlite:aitrader-data/crypto-synthetic-seed3.db --market crypto --seed 3 "
                    + "--out report"
                ).Split(' ')
            )
        );
        Assert.That(
            report.ErrorLines,
            Is.EqualTo(
                new[]
                {
                    "aitrader: Left out, with sessions of another resolution than the prices: cash-hourly, "
                        + "momentum-hourly.",
                }
            )
        );
        Assert.That(
            File.ReadAllText(Folder.File("report/report.md")),
            Does.Contain("momentum-daily").And.Contain("SYNTHETIC")
        );
    }

    [Test]
    public async Task The_same_store_makes_the_same_report_byte_by_byte()
    {
        await ReportAsync("first");
        await ReportAsync("second");

        Assert.That(
            AllFiles.Select(file => File.ReadAllBytes(Folder.File($"second/{file}"))),
            Is.EqualTo(AllFiles.Select(file => File.ReadAllBytes(Folder.File($"first/{file}"))))
        );
    }

    [Test]
    public async Task One_form_and_one_trader_can_be_chosen()
    {
        await ReportAsync("chosen", "--format", "md,csv", "--signature", "momentum-daily", "cash-daily");

        Assert.That(FilesOf("chosen"), Is.EqualTo(new[] { "report.md", "sessions.csv", "traders.csv" }));
        Assert.That(File.ReadAllLines(Folder.File("chosen/traders.csv")), Has.Length.EqualTo(3));
        Assert.That(
            File.ReadAllText(Folder.File("chosen/report.md")),
            Does.Contain("momentum-daily").And.Not.Contain("random-daily")
        );
    }

    [Test]
    public async Task What_is_not_defined_is_a_dash_for_people_null_in_JSON_and_empty_in_CSV_and_never_NaN()
    {
        await ReportAsync("undefined");

        var cash = TradersOf("undefined").Single(trader => trader.GetProperty("signature").GetString() == "cash-daily");
        string[] head = File.ReadLines(Folder.File("undefined/traders.csv")).First().Split(',');
        string[] row = File.ReadLines(Folder.File("undefined/traders.csv"))
            .Single(line => line.Contains("cash-daily", StringComparison.Ordinal))
            .Split(',');
        Assert.Multiple(() =>
        {
            Assert.That(cash.GetProperty("metrics").GetProperty("sharpe").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(row[Array.IndexOf(head, "sharpe")], Is.Empty);
            Assert.That(
                File.ReadLines(Folder.File("undefined/report.md"))
                    .First(line => line.StartsWith('|') && line.Contains("cash-daily", StringComparison.Ordinal)),
                Does.Contain("| – |")
            );
            Assert.That(
                AllFiles
                    .Where(file => file != "report.html")
                    .Select(file => File.ReadAllText(Folder.File($"undefined/{file}"))),
                Is.All.Not.Contain("NaN").And.All.Not.Contain("Infinity")
            );
        });
    }

    [Test]
    public async Task A_benchmark_and_a_risk_free_rate_of_ones_own_count()
    {
        await ReportAsync("universe");
        await ReportAsync("own", "--benchmark", "BBB", "--risk-free", "0.05");

        Assert.That(Metric("own", "excess_return"), Is.Not.EqualTo(Metric("universe", "excess_return")));
        Assert.That(Metric("own", "sharpe"), Is.LessThan(Metric("universe", "sharpe")));
    }

    [Test]
    public async Task A_run_that_faulted_is_marked_with_its_cause_and_not_averaged_away()
    {
        await Program.SucceedAsync(
            "run",
            "--prices",
            _market.Prices,
            "--store",
            "sqlite:broken.db",
            "--traders",
            "cash,momentum"
        );
        Tamper(
            "broken.db",
            "INSERT INTO faults VALUES ('cash-daily', '2025-10-08', 1, 'baseline/cash', 0, "
                + "'System.TimeoutException', 'The model takes too long.')"
        );
        Tamper("broken.db", "DELETE FROM entries WHERE signature = 'momentum-daily' AND sequence = 2");

        var result = await Program.RunAsync(
            "report",
            "--store",
            "sqlite:broken.db",
            "--prices",
            _market.Prices,
            "--out",
            "broken"
        );

        string markdown = File.ReadAllText(Folder.File("broken/report.md"));
        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(4));
            Assert.That(result.Error, Does.Contain("momentum-daily is left out"));
            Assert.That(
                markdown,
                Does.Contain("`The model takes too long.`").And.Contain("momentum-daily is left out")
            );
        });
    }

    [Test]
    public async Task Prices_that_were_not_traded_at_are_noticed()
    {
        await File.WriteAllTextAsync(
            Folder.File("others.csv"),
            File.ReadAllText(_market.Prices).Replace(",10,11,9,10.5,", ",20,21,19,20.5,", StringComparison.Ordinal)
        );

        var result = await Program.SucceedAsync(
            "report",
            "--store",
            "sqlite:run.db",
            "--prices",
            "others.csv",
            "--out",
            "others"
        );

        Assert.That(result.Error, Does.Contain("fills of equal-weight-daily are far from the open of their bar"));
    }

    [TestCase("--symbol", "ZZZ", "--symbol: ZZZ is not one of the 2 symbols")]
    [TestCase("--benchmark", "ZZZ", "--benchmark: ZZZ is not one of the 2 symbols")]
    [TestCase("--signature", "nobody", "--signature: the store has no ledger of 'nobody'")]
    [TestCase("--format", "pdf", "allowed: one or more of html, md, json, csv")]
    [TestCase("--risk-free", "much", "a rate from -1 to 1")]
    [TestCase("--market", "cn", "There is no trader to report on.")]
    public async Task What_cannot_be_done_is_said_and_nothing_is_written(string option, string value, string problem)
    {
        var result = await Program.RunAsync(
            "report",
            "--store",
            "sqlite:run.db",
            "--prices",
            _market.Prices,
            "--out",
            "refused",
            option,
            value
        );

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(problem));
        Assert.That(Directory.Exists(Folder.File("refused")), Is.False);
    }

    private Task<ProgramResult> ReportAsync(string folder, params string[] options) =>
        Program.SucceedAsync([
            "report",
            "--store",
            "sqlite:run.db",
            "--prices",
            _market.Prices,
            "--out",
            folder,
            .. options,
        ]);

    private string?[] FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(Folder.File(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal)];

    private JsonElement.ArrayEnumerator TradersOf(string folder) =>
        JsonDocument
            .Parse(File.ReadAllText(Folder.File($"{folder}/report.json")))
            .RootElement.GetProperty("traders")
            .EnumerateArray();

    private double Metric(string folder, string name) =>
        TradersOf(folder)
            .Single(trader => trader.GetProperty("signature").GetString() == "equal-weight-daily")
            .GetProperty("metrics")
            .GetProperty(name)
            .GetDouble();
}
