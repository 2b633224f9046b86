using System.Globalization;
using System.Net;
using AiTrader.Stores;
using AiTrader.Testing.Processes;

namespace AiTrader.Runner.Tests.Samples;

/// <summary>What samples/11-orleans/README.md says: two processes, of which one is killed.</summary>
[Category(TestCategory.Process)]
[Category(TestCategory.Redis)]
[Platform(Exclude = "Win")]
internal sealed class OrleansTests
{
    // The weekdays of two years.
    private const int Days = 523;

    private static readonly Signature[] Names = [.. "abcdefgh".Select(letter => Signature.Parse($"trader-{letter}"))];

    private static string Sample { get; } =
        Path.Combine(AppContext.BaseDirectory, "..", "..", "OrleansTraders", "release", "OrleansTraders.dll");

    [Test]
    [CancelAfter(240_000)]
    public async Task A_process_that_is_killed_loses_and_doubles_no_session()
    {
        using var redis = await RedisServer.StartDurableAsync();
        using var first = Start(redis);
        using var second = Start(redis);
        using var http = new HttpClient();
        await using var store = new RedisStore(redis.Address, TimeProvider.System);
        var addresses = await Task.WhenAll(AddressOfAsync(first), AddressOfAsync(second));
        for (int i = 0; i < Names.Length; i++)
        {
            var started = await http.PostAsync(new Uri(addresses[i % 2], $"/traders/{Names[i]}"), null);
            Assert.That(started.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        first.Kill();
        var ledgers = await FinishedAsync(store);

        foreach (var ledger in ledgers)
        {
            var completed = ledger.OfType<LedgerEntry.SessionCompleted>().Select(entry => entry.Context.Time).ToList();
            Assert.That(completed, Is.Unique.And.Ordered.And.Count.EqualTo(Days));
        }

        Assert.That(ledgers.Select(Fills).Distinct().Count(), Is.EqualTo(1), "They trade by the same rules.");
        string answer = await http.GetStringAsync(new Uri(addresses[1], $"/traders/{Names[0]}"));
        Assert.That(answer, Does.Contain("demo/momentum"));
    }

    private static BoundedProcess Start(RedisServer redis) =>
        BoundedProcess.Start(
            AitraderProgram.Dotnet,
            [
                Sample,
                "--urls",
                "http://127.0.0.1:0",
                "--Silo",
                FreePort.Find().ToString(CultureInfo.InvariantCulture),
                "--Redis",
                redis.Address,
                "--Logging:Console:LogToStandardErrorThreshold=Trace",
            ]
        );

    private static async Task<Uri> AddressOfAsync(BoundedProcess process) =>
        new(await process.SaysAsync("      Now listening on: "));

    // The ledgers, once each trader is through.
    private static async Task<List<List<LedgerEntry>>> FinishedAsync(RedisStore store)
    {
        var ledgers = new List<List<LedgerEntry>>();
        foreach (var name in Names)
        {
            List<LedgerEntry> entries;
            do
            {
                await Task.Delay(100);
                entries = await store.Ledgers.ReadEntriesAsync(name).ToListAsync();
            } while (entries.OfType<LedgerEntry.SessionCompleted>().Count() < Days);

            ledgers.Add(entries);
        }

        return ledgers;
    }

    private static string Fills(List<LedgerEntry> entries) =>
        string.Join('\n', entries.OfType<LedgerEntry.Filled>().Select(entry => entry.Fill));
}
