using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AiTrader.Stores;
using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models.Thinking;

/// <summary>
/// The real program with a thinking model behind real HTTP, killed with kill -9 at random moments and started again
/// each time. The long form is tests/thinking.runsettings: a hundred kills.
/// </summary>
[Category(TestCategory.Process)]
[Platform(Exclude = "Win")]
internal sealed partial class KilledThinkingTests : ModelRunFixture
{
    private const int Days = 40;
    private const int MostRequests = 4;
    private const int MostMilliseconds = 30;
    private const string StoreFile = "killed.db";

    private static readonly TradingContext Thinker = TradingContext
        .For("thinker")
        .Using("test/thinker")
        .At(TradingTime.Parse("2025-01-01"));

    private static int Kills => TestContext.Parameters.Get("kills", 2);

    [Test]
    [CancelAfter(280_000)]
    public async Task Killed_at_random_moments_the_ledger_and_the_transcript_are_those_of_an_undisturbed_run(
        [Values] ThinkingDialect dialect
    )
    {
        var model = new ThinkingModel(dialect);
        var moment = new RandomKill((int)dialect);
        await using var endpoint = new ModelEndpoint(request =>
        {
            moment.Come(request.Number);
            return model.Answer(request);
        });
        string prices = WritePrices();
        WriteTraders(
            $$"""{ "signature": "thinker", "model": { "id": "test/thinker", "endpoint": "{{endpoint.Address}}","""
                + $$""" "provider": "{{(dialect == ThinkingDialect.SignedBlock ? "anthropic" : "openai")}}","""
                + """ "prices": { "input": 1, "output": 10 }, "budget": { "wallTime": 60 } } }"""
        );
        await Program.SucceedAsync(RunOf("calm.db", prices));

        for (int kill = 1; kill <= Kills; kill++)
        {
            using var process = Program.Start(RunOf(StoreFile, prices));
            moment.Choose(process, endpoint.Requests.Count);
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.EqualTo(137), $"It was not killed ({kill}).");
        }

        await Program.SucceedAsync(RunOf(StoreFile, prices));

        Assert.That(await HeadsAsync(StoreFile), Is.EqualTo(await HeadsAsync("calm.db")).And.Contain("thinker"));
        await AssertSameTranscriptAsync();
    }

    // Every entry of every session, the provider's fields included; and each reply of it was counted.
    private async Task AssertSameTranscriptAsync()
    {
        await using var killed = new SqliteStore(Folder.File(StoreFile), TimeProvider.System);
        await using var calm = new SqliteStore(Folder.File("calm.db"), TimeProvider.System);
        int replies = 0;
        for (int day = 0; day < Days; day++)
        {
            var session = TradingContext.For(Thinker.Signature).Using(Thinker.ModelId).At(new TradingTime(DayOf(day)));
            var said = await ReadAsync(killed, session);
            Assert.That(said, Is.EqualTo(await ReadAsync(calm, session)).And.Not.Empty);
            Assert.That(said[1].Content, Does.Contain("thought").Or.Contain("provider_fields"));
            replies += said.Count(entry => entry.Kind == JournalEntryKind.Reply);
        }

        var requests = await killed.Requests.ReadAsync(Thinker.Signature);
        Assert.That(requests.Count, Is.InRange(replies, replies + Kills), "A kill repeats at most one request.");
        Assert.That(requests, Has.All.Property(nameof(SessionRequest.Cost)).EqualTo(0.00019m));
    }

    // Anthropic's client stamps each reply with the time on the wall clock, which is another in another run.
    private static async Task<List<JournalEntry>> ReadAsync(SqliteStore store, TradingContext session) =>
        [
            .. (await store.Journals.ReadAsync(session)).Select(entry =>
                entry with
                {
                    Content = WallClock().Replace(entry.Content, ""),
                }
            ),
        ];

    [GeneratedRegex("\"createdAt\":\"[^\"]+\",?")]
    private static partial Regex WallClock();

    private static string[] RunOf(string store, string prices) =>
        ["run", "--traders", "traders.json", "--prices", prices, "--store", $"sqlite:{store}"];

    private string WritePrices()
    {
        var csv = new StringBuilder("timestamp,symbol,open,high,low,close,volume\n");
        for (int day = 0; day < Days; day++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{DayOf(day):yyyy-MM-dd},AAA,{10 + (day % 7)},30,5,12,1000\n");
            csv.Append(CultureInfo.InvariantCulture, $"{DayOf(day):yyyy-MM-dd},BBB,{50 - (day % 11)},80,5,42,1000\n");
        }

        File.WriteAllText(Folder.File("days.csv"), csv.ToString());
        return "days.csv";
    }

    private static DateOnly DayOf(int day) => new DateOnly(2025, 1, 1).AddDays(day);

    /// <summary>Kills a process while one of its next requests is answered, or some milliseconds later.</summary>
    private sealed class RandomKill(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Lock _lock = new();
        private Process? _process;
        private int _number = int.MaxValue;

        public void Choose(Process process, int asked)
        {
            lock (_lock)
            {
                (_process, _number) = (process, asked + _random.Next(1, MostRequests + 1));
            }
        }

        public void Come(int number)
        {
            lock (_lock)
            {
                if (number < _number || _process is not { } process)
                {
                    return;
                }

                _process = null;
                int wait = _random.Next(2) == 0 ? 0 : _random.Next(1, MostMilliseconds);
                if (wait == 0)
                {
                    process.Kill();
                    return;
                }

                _ = Task.Run(async () =>
                {
                    await Task.Delay(wait);
                    process.Kill();
                });
            }
        }
    }
}
