using System.Globalization;
using AiTrader.Conversing;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>
/// A real process in which a model trades, killed with kill -9 at random moments and started again each time.
/// </summary>
[Category(TestCategory.Process)]
public sealed class KilledConversationTests
{
    private const int Days = 80;

    // tests/kills.runsettings asks for more.
    private static int Kills => TestContext.Parameters.Get("kills", 12);

    [TestCase(1)]
    [TestCase(2)]
    [Parallelizable(ParallelScope.All)]
    public async Task Killed_at_random_moments_the_ledger_and_the_transcript_are_those_of_an_undisturbed_run(int seed)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("ledger.db");
        var random = new Random(seed);
        var (answered, asked) = (new HashSet<string>(), new List<string>());
        for (int kill = 1; kill <= Kills; kill++)
        {
            using var process = CrashingProcess.Start("AiTrader.Conversing", file, "alice", $"{Days}");
            var lines = await process.ReadAsync(random.Next(12));
            Thread.SpinWait(random.Next(30_000));
            lines.AddRange(await process.KillAsync());
            AssertNothingAgain(answered, asked, lines, kill);
            answered.UnionWith(await AnsweredAsync(file));
        }

        using (var last = CrashingProcess.Start("AiTrader.Conversing", file, "alice", $"{Days}"))
        {
            var lines = await last.ReadToEndAsync();
            Assert.That(lines, Is.Not.Empty, "It was not done before the last kill.");
            AssertNothingAgain(answered, asked, lines, Kills + 1);
        }

        await AssertUndisturbedAsync(file);
        Assert.That(
            asked.Count - asked.Distinct().Count(),
            Is.LessThanOrEqualTo(Kills),
            "A kill loses at most the one reply that was not written yet."
        );
    }

    // Neither a reply nor an answer that was in the journal when the process was started.
    private static void AssertNothingAgain(HashSet<string> answered, List<string> asked, List<string> lines, int run)
    {
        Assert.That(lines.Where(answered.Contains), Is.Empty, $"run {run}");
        asked.AddRange(lines.Where(line => line.StartsWith("ask ", StringComparison.Ordinal)));
    }

    // The lines with which the process would ask for what is in the journal.
    private static async Task<List<string>> AnsweredAsync(string file)
    {
        var lines = new List<string>();
        foreach (var session in await EntriesAsync(file))
        {
            var (turn, call) = (0, 0);
            foreach (var entry in session)
            {
                (turn, call) = entry.Kind switch
                {
                    JournalEntryKind.Reply => (turn + 1, 0),
                    JournalEntryKind.Answer => (turn, call + 1),
                    JournalEntryKind.Prompt => (0, 0),
                    _ => throw new ArgumentOutOfRangeException(
                        nameof(file),
                        entry.Kind,
                        "There is no such kind of journal entry."
                    ),
                };
                lines.Add(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(call == 0 ? "ask" : "append")} {entry.Context.Time}#{turn}{(call == 0 ? "" : $".{call}")}"
                    )
                );
            }
        }

        return lines;
    }

    private static async Task AssertUndisturbedAsync(string file)
    {
        await using var undisturbed = new InMemoryStore(TimeProvider.System);
        var run = await TalkingTrader.RunAsync(Days, "alice", undisturbed, _ => { });
        await using var killed = new SqliteStore(file, TimeProvider.System);

        Assert.That(run.Fault?.Fault, Is.Null);
        Assert.That(await killed.Ledgers.HeadAsync("alice"), Is.EqualTo(await undisturbed.Ledgers.HeadAsync("alice")));
        Assert.That(await EntriesAsync(killed.Journals), Is.EqualTo(await EntriesAsync(undisturbed.Journals)));
        Assert.That(
            run.Results.Select(result => result.GetType()).Distinct().Count(),
            Is.EqualTo(3),
            "It traded, held and was undecided."
        );
    }

    private static async Task<List<IReadOnlyList<JournalEntry>>> EntriesAsync(string file)
    {
        await using var store = new SqliteStore(file, TimeProvider.System);
        return await EntriesAsync(store.Journals);
    }

    private static async Task<List<IReadOnlyList<JournalEntry>>> EntriesAsync(IJournalStore journal)
    {
        var sessions = new List<IReadOnlyList<JournalEntry>>();
        foreach (var time in SessionSchedule.FromPrices(LongMarket.Of(Days).Series))
        {
            sessions.Add(await journal.ReadAsync(TradingContext.For("alice").Using("test/model").At(time), default));
        }

        return sessions;
    }
}
