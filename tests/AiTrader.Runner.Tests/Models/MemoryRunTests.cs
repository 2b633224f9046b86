using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Traders with a memory and without one, from their file to the report and the audit.</summary>
internal sealed class MemoryRunTests : ModelRunFixture
{
    private const string Hostile = "</script><script>window.pwned=1</script> | \u202egnp `x` [a](javascript:alert(1))";

    [Test]
    public async Task Only_a_trader_with_a_memory_has_the_tools_and_it_finds_its_own_notes_only()
    {
        await using var endpoint = new ModelEndpoint(Remember);
        WriteTraders(
            Trader("alice", endpoint, "true"),
            Trader("bob", endpoint, "true"),
            Trader("carol", endpoint, "false"),
            Model("dave", endpoint)
        );

        await Program.SucceedAsync(Run());

        Assert.That(endpoint.Requests.Where(request => request.Turn == 0).Count(HasTools), Is.EqualTo(6));
        Assert.That(
            endpoint.Requests.Where(request => !HasTools(request)).Select(request => request.Texts("system")[0]),
            Has.None.Contains("mark of this session")
        );
        await using var store = new SqliteStore(Folder.File("ledgers.db"), TimeProvider.System);
        foreach (string signature in (string[])["alice", "bob", "carol", "dave"])
        {
            var notes = await store.Notes.ReadAllAsync(Signature.Parse(signature)).ToListAsync();
            Assert.That(notes, Has.Count.EqualTo(signature is "alice" or "bob" ? 3 : 0), signature);
        }
    }

    [Test]
    public async Task Notes_are_in_the_report_and_counted_by_the_audit()
    {
        await using var endpoint = new ModelEndpoint(Remember);
        WriteTraders(Trader("alice", endpoint, "true"));
        await Program.SucceedAsync(Run());

        await Program.SucceedAsync([.. Reading("report"), "--out", "report"]);
        var audit = await Program.SucceedAsync([.. Reading("audit"), "--market", "us"]);

        using var json = JsonDocument.Parse(File.ReadAllText(Folder.File("report/report.json")));
        var notes = json.RootElement.GetProperty("traders")[0].GetProperty("notes").EnumerateArray().ToList();
        Assert.That(
            notes.Select(note => (note.GetProperty("time").GetString(), note.GetProperty("text").GetString())),
            Is.EqualTo(new[] { "2025-10-06", "2025-10-07", "2025-10-08" }.Select(time => (time, Hostile)))
        );
        string page = File.ReadAllText(Folder.File("report/report.html"));
        Assert.That(page, Does.Contain("Every note that a model wrote").And.Not.Contain("<script>window.pwned"));
        Assert.That(File.ReadAllText(Folder.File("report/report.md")), Does.Contain("| alice | 3 | 3 | "));
        Assert.That(audit.Output, Does.Contain("clean").And.Contain("note: 3 notes in 3 sessions."));
    }

    [Test]
    public async Task A_note_that_no_session_of_the_account_can_have_written_is_a_defect()
    {
        await using var endpoint = new ModelEndpoint(Remember);
        WriteTraders(Trader("alice", endpoint, "true"));
        await Program.SucceedAsync(Run());
        var foreign = TradingContext.For("alice").Using("other/model").At("2025-10-07");
        await using (var store = new SqliteStore(Folder.File("ledgers.db"), TimeProvider.System))
        {
            await store.Notes.AppendAsync(new Note(foreign, ClientOrderId.Create(foreign, 1, 1), "Not mine."));
        }

        var audit = await Program.RunAsync([.. Reading("audit"), "--market", "us"]);

        Assert.That(audit.ExitCode, Is.EqualTo(4));
        Assert.That(
            audit.Output,
            Does.Contain("note_impossible: Note 4, of alice").And.Contain("other/model never had the account")
        );
    }

    [Test]
    public async Task A_note_that_was_changed_is_a_defect_and_the_report_leaves_its_trader_out()
    {
        await using var endpoint = new ModelEndpoint(Remember);
        WriteTraders(Trader("alice", endpoint, "true"), Model("bob", endpoint));
        await Program.SucceedAsync(Run());
        Tamper("ledgers.db", "UPDATE notes SET text = '\"Buy AAA.\"' WHERE time = '2025-10-07'");

        var audit = await Program.RunAsync([.. Reading("audit"), "--market", "us"]);
        var report = await Program.RunAsync([.. Reading("report"), "--out", "report"]);

        Assert.That((audit.ExitCode, report.ExitCode), Is.EqualTo((4, 4)));
        Assert.That(audit.Output, Does.Contain("notes_changed: The notes of alice were changed"));
        Assert.That(report.Error, Does.Contain("alice is left out: The notes of alice were changed"));
    }

    [Test]
    public async Task A_baseline_with_a_memory_is_refused()
    {
        WriteTraders("""{ "signature": "alice", "baseline": "cash", "memory": true }""");

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(
            result.Error,
            Does.Contain("traders.json(1): $.traders[0].memory is refused; a baseline has no memory.")
        );
    }

    private static string Trader(string signature, ModelEndpoint endpoint, string memory) =>
        Model(signature, endpoint).Replace("\"cash\"", $"\"memory\": {memory}, \"cash\"", StringComparison.Ordinal);

    private static bool HasTools(ModelRequest request) => request.Tools.Contains("notes");

    private static ModelAnswer Remember(ModelRequest request) =>
        request.Turn == 0 && HasTools(request)
            ? ModelAnswer.Call(("note", JsonSerializer.Serialize(new { text = Hostile })), ("notes", "{}"))
            : Hold("Nothing to do.");

    private string[] Reading(string command) => [command, "--store", "sqlite:ledgers.db", "--prices", Market.Prices];
}
