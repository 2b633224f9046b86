using System.Globalization;
using System.Text.Json;

namespace AiTrader.Runner.Tests.Reports;

/// <summary>
/// A falling week: one trader buys and loses, one holds cash, and one stopped after its first session. The real program
/// reports on them.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed class RankedReportTests : ProgramFixture
{
    private string _leaderboard = "";
    private JsonElement _report;

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        await File.WriteAllTextAsync(
            Folder.File("prices.csv"),
            """
            timestamp,symbol,open,high,low,close,volume
            2025-10-06,AAA,100,100,90,90,1000
            2025-10-07,AAA,90,90,80,80,1000
            2025-10-08,AAA,80,80,70,70,1000

            """
        );
        await RunAsync("--traders", "random", "--to", "2025-10-06");
        _leaderboard = (await RunAsync("--traders", "equal-weight,cash")).Output;
        await ReportAsync();
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Folder.File("report/report.json")));
        _report = json.RootElement.Clone();
    }

    [Test]
    public void Who_stopped_has_no_rank_no_excess_and_is_last_although_it_lost_less() =>
        Assert.That(
            Traders.Select(trader =>
            {
                var excess = trader.GetProperty("metrics").GetProperty("excess_return").ValueKind;
                return $"{trader.GetProperty("rank")} {NameOf(trader)} {excess}";
            }),
            Is.EqualTo(new[] { "1 cash Number", "2 equal Number", " random Null" })
        );

    [Test]
    public void The_coverage_is_the_decided_sessions_of_those_scheduled() =>
        Assert.That(
            Traders.Select(trader =>
            {
                var sessions = trader.GetProperty("sessions");
                return $"{sessions.GetProperty("decided")}/{sessions.GetProperty("scheduled")}";
            }),
            Is.EqualTo(new[] { "3/3", "3/3", "1/3" })
        );

    [Test]
    public void Csv_has_neither_rank_nor_excess_of_it_but_its_coverage()
    {
        string[][] rows = [.. File.ReadLines(Folder.File("report/traders.csv")).Select(line => line.Split(','))];
        string Cell(int row, string column) => rows[row][Array.IndexOf(rows[0], column)];

        Assert.That(
            (Cell(3, "rank"), Cell(3, "excess_return"), Cell(3, "decided"), Cell(3, "scheduled")),
            Is.EqualTo(("", "", "1", "3"))
        );
        Assert.That((Cell(1, "rank"), Cell(2, "rank")), Is.EqualTo(("1", "2")));
    }

    [Test]
    public void Markdown_and_the_page_show_a_dash_and_no_best_of_it()
    {
        string row = File.ReadLines(Folder.File("report/report.md"))
            .First(line => line.Contains("random", StringComparison.Ordinal) && line.StartsWith('|'));
        string page = File.ReadAllText(Folder.File("report/report.html"));

        Assert.Multiple(() =>
        {
            Assert.That(row, Does.StartWith("| – | random").And.EndWith(" 1/3 |"));
            Assert.That(page, Does.Match("Best return</p><p class=\"figure\">0.00%</p><p class=\"note\">cash"));
            Assert.That(
                page,
                Does.Match(
                    "<tr class=\"baseline unranked\"><td class=\"number\">–</td>"
                        + "<th scope=\"row\"><a [^>]*><bdi>random"
                )
            );
        });
    }

    [TestCase("report.html", "<title>AiTrader report: us, 2025-10-06 to 2025-10-08: cash")]
    [TestCase("report.md", "# AiTrader report: us, 2025-10-06 to 2025-10-08: cash")]
    public void The_title_says_what_the_report_is_on(string file, string title) =>
        Assert.That(File.ReadAllText(Folder.File($"report/{file}")), Does.Contain(title));

    [Test]
    public void A_figure_of_a_year_after_three_sessions_is_in_the_data_and_not_shown()
    {
        var metrics = Traders[1].GetProperty("metrics");
        string page = File.ReadAllText(Folder.File("report/report.html"));
        string shown = page[..page.IndexOf("id=\"equity\"", StringComparison.Ordinal)];

        Assert.Multiple(() =>
        {
            foreach (string metric in (string[])["sharpe", "volatility", "annualised_return", "sortino", "calmar"])
            {
                Assert.That(metrics.GetProperty(metric).ValueKind, Is.EqualTo(JsonValueKind.Number), metric);
            }

            string sharpe = metrics.GetProperty("sharpe").GetDouble().ToString("0.00", CultureInfo.InvariantCulture);
            Assert.That(shown, Does.Not.Contain($">{sharpe}<"));
            Assert.That(File.ReadAllText(Folder.File("report/report.md")), Does.Not.Contain($" {sharpe} "));
            Assert.That(File.ReadAllText(Folder.File("report/traders.csv")), Does.Not.Contain(sharpe));
        });
    }

    [Test]
    public void An_allocation_has_each_stamp_once()
    {
        string page = File.ReadAllText(Folder.File("report/report.html"));
        string figure = page[page.IndexOf("<figure id=\"allocation\"", StringComparison.Ordinal)..];
        string table = figure[..figure.IndexOf("</figure>", StringComparison.Ordinal)];

        Assert.That(table.Split("<th scope=\"row\">2025-10-06</th>"), Has.Length.EqualTo(2));
    }

    [Test]
    public void The_leaderboard_of_the_run_has_the_coverage() =>
        Assert.That(_leaderboard, Does.Match(@"Coverage").And.Match(@"2\s+equal-weight\S*\s+-30\.00% .* 3/3 "));

    [Test]
    public async Task A_run_that_leaves_sessions_out_is_not_ranked()
    {
        string leaderboard = (await RunAsync("--traders", "random", "--from", "2025-10-08", "--seed", "7")).Output;

        Assert.That(leaderboard, Does.Match(@"\n\s+-\s+random\S* .* 2/3 ").And.Contain("Not ranked: "));
    }

    private Task<ProgramResult> RunAsync(params string[] options) =>
        Program.SucceedAsync(["run", "--prices", "prices.csv", "--store", "sqlite:run.db", .. options]);

    private Task<ProgramResult> ReportAsync() =>
        Program.SucceedAsync("report", "--store", "sqlite:run.db", "--prices", "prices.csv", "--out", "report");

    private List<JsonElement> Traders => [.. _report.GetProperty("traders").EnumerateArray()];

    private static string NameOf(JsonElement trader) => trader.GetProperty("signature").GetString()!.Split('-')[0];
}
