using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiTrader.Stores;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>
/// A trader with a memory and news, killed while its tools run: each note is written once, and it asks the questions of
/// a run that was not killed.
/// </summary>
[Category(TestCategory.Process)]
internal sealed class KilledMemoryTests : ModelRunFixture
{
    private const int Kills = 12;

    [Test]
    public async Task A_run_that_is_killed_writes_each_note_once_and_asks_the_questions_of_one_that_was_not()
    {
        File.WriteAllText(
            Folder.File("news.jsonl"),
            """{"published":"2025-10-01","title":"AAA rises","summary":"[text-0000000000000000] end"}""" + "\n"
        );
        var random = new Random(4711);
        Process? running = null;
        int killAt = int.MaxValue;
        await using var endpoint = new ModelEndpoint(request =>
        {
            if (request.Number == killAt)
            {
                var (process, spins) = (running!, random.Next(400_000));
                _ = Task.Run(() =>
                {
                    Thread.SpinWait(spins);
                    process.Kill();
                });
            }

            return Remember(request);
        });
        WriteTraders(
            Model("alice", endpoint).Replace("\"cash\"", "\"memory\": true, \"cash\"", StringComparison.Ordinal)
        );
        await Program.SucceedAsync(Arguments("calm.db"));
        var calm = endpoint.Requests.ToList();

        for (int kill = 0; kill < Kills; kill++)
        {
            killAt = endpoint.Requests.Count + 1 + (kill % 2);
            using var process = running = Program.Start(Arguments("ledgers.db"));
            await process.WaitForExitAsync();
        }

        killAt = int.MaxValue;
        await Program.SucceedAsync(Arguments("ledgers.db"));

        Assert.That(await NotesAsync("ledgers.db"), Is.EqualTo(await NotesAsync("calm.db")).And.Length.EqualTo(9));
        Assert.That(await HeadsAsync("ledgers.db"), Is.EqualTo(await HeadsAsync("calm.db")).And.Contains("alice"));
        string[] questions = [.. endpoint.Requests.Skip(calm.Count).Select(request => request.Body.GetRawText())];
        Assert.That(questions.Length, Is.GreaterThan(calm.Count), "No kill came in the middle.");
        Assert.That(
            questions.Distinct().Select(WithoutMark),
            Is.EqualTo(calm.Select(request => WithoutMark(request.Body.GetRawText()))),
            "A question that is asked again is the same, its mark included."
        );
    }

    private static ModelAnswer Remember(ModelRequest request) =>
        request.Turn switch
        {
            0 => ModelAnswer.Call(
                ("note", """{"text":"First."}"""),
                ("search_news", """{"query":"AAA"}"""),
                ("notes", "{}"),
                ("note", """{"text":"Second."}""")
            ),
            1 => ModelAnswer.Call(("notes", """{"query":"first"}"""), ("note", """{"text":"Third."}""")),
            _ => Hold("Nothing to do."),
        };

    private static string WithoutMark(string question) => Regex.Replace(question, "text-[0-9a-f]{16}", "text-");

    private string[] Arguments(string store) => [.. Run(store), "--news", Folder.File("news.jsonl")];

    private async Task<string[]> NotesAsync(string file)
    {
        await using var store = new SqliteStore(Folder.File(file), TimeProvider.System);
        return
        [
            .. await store
                .Notes.ReadAllAsync(Signature.Parse("alice"))
                .Select(note => JsonSerializer.Serialize(note))
                .ToListAsync(),
        ];
    }
}
