using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Reports;

/// <summary>
/// A hostile transcript changes nothing but its own text: on the page, in Markdown, in CSV, in JSON and on the
/// terminal.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
internal sealed partial class HostileReportTests : ProgramFixture
{
    private ProgramResult _result = null!;

    [OneTimeSetUp]
    public async Task ReportAsync()
    {
        await HostileStore.WriteAsync(Folder.File("hostile.db"));
        await File.WriteAllTextAsync(Folder.File("prices.csv"), HostileStore.Prices);
        _result = await Program.SucceedAsync(
            "report",
            "--store",
            "sqlite:hostile.db",
            "--prices",
            "prices.csv",
            "--out",
            "report"
        );
    }

    [TestCase("report.html")]
    [TestCase("report.md")]
    [TestCase("report.json")]
    [TestCase("sessions.csv")]
    [TestCase("traders.csv")]
    public void No_file_holds_what_a_terminal_acts_upon_or_turns_the_direction_of_reading(string file) =>
        Assert.That(Unseen().Matches(Read(file)).Select(match => (int)match.Value[0]), Is.Empty);

    [Test]
    public void The_terminal_shows_none_of_it() =>
        Assert.That(Unseen().IsMatch(_result.Output + _result.Error), Is.False);

    [Test]
    public void The_page_has_one_script_that_runs_and_no_element_of_theirs()
    {
        string page = Read("report.html");

        Assert.Multiple(() =>
        {
            Assert.That(Script().Count(page), Is.EqualTo(1));
            Assert.That(page, Does.Not.Contain("<img").And.Not.Contain("<script>window").And.Not.Contain("</pre>"));
            Assert.That(page, Does.Contain("&lt;script&gt;window.pwned=1&lt;/script&gt;"));
        });
    }

    [Test]
    public void What_was_said_is_packed_and_to_the_letter()
    {
        string pack = Pack().Match(Read("report.html")).Groups[1].Value;
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(pack)), CompressionMode.Decompress);
        using var text = new StreamReader(gzip);

        using var sessions = System.Text.Json.JsonDocument.Parse(text.ReadToEnd());

        var conversation = sessions.RootElement.GetProperty("0").GetProperty("conversation");
        Assert.That(conversation[2].GetProperty("said").GetString(), Is.EqualTo(HostileStore.Text));
    }

    [Test]
    public void Markdown_keeps_its_tables_and_shows_the_text_as_code()
    {
        string[] rows =
        [
            .. Read("report.md")
                .Split('\n')
                .Where(line => line.StartsWith("| mallory | 2025", StringComparison.Ordinal)),
        ];

        Assert.That(rows, Has.Length.EqualTo(1));
        Assert.That(rows[0].Count(c => c == '|'), Is.EqualTo(6));
        Assert.That(rows[0], Does.Contain("`` =cmd </script>"));
    }

    [Test]
    public void Each_outcome_has_a_mark_of_its_own_and_the_run_is_marked_incomplete()
    {
        string page = Read("report.html");

        Assert.Multiple(() =>
        {
            Assert.That(
                Marks()
                    .Matches(page[page.IndexOf("id=\"sessions-1\"", StringComparison.Ordinal)..])
                    .Select(match => match.Groups[1].Value),
                Is.EqualTo(new[] { "traded", "held", "undecided", "faulted" })
            );
            Assert.That(
                page,
                Does.Match("<a class=\"badge\" href=\"#missing-\\d\">incomplete: 1 undecided, 1 faulted</a>")
            );
            Assert.That(
                Read("report.md"),
                Does.Contain("mallory (incomplete)").And.Contain("incomplete: 1 undecided, 1 faulted")
            );
        });
    }

    [Test]
    public void No_field_of_CSV_begins_as_a_formula()
    {
        string[] fields = [.. Fields(Read("sessions.csv"))];

        Assert.That(
            fields.Where(field => field.Contains("HYPERLINK", StringComparison.Ordinal)),
            Has.Exactly(HostileStore.Formulas.Count).StartsWith("'")
        );
        Assert.That(fields.Where(field => field.TrimStart() is ['=' or '+' or '-' or '@', ..]), Is.Empty);
    }

    private string Read(string file) => File.ReadAllText(Folder.File($"report/{file}"));

    // RFC 4180.
    private static IEnumerable<string> Fields(string csv)
    {
        var field = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in csv)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c is ',' or '\n')
            {
                yield return field.ToString();
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }
    }

    [GeneratedRegex(@"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")]
    private static partial Regex Unseen();

    [GeneratedRegex("class=\"mark ([a-z]+)\"")]
    private static partial Regex Marks();

    [GeneratedRegex("<script>")]
    private static partial Regex Script();

    [GeneratedRegex("id=\"pack-0\">\"([^\"]*)\"<")]
    private static partial Regex Pack();
}
