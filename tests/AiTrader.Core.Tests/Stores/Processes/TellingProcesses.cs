using AiTrader.Stores;
using AiTrader.Testing.Processes;

namespace AiTrader.Core.Tests.Stores.Processes;

/// <summary>Real processes that tell the entries of one ledger at once, and count in one document.</summary>
internal static class TellingProcesses
{
    private const int Processes = 4;
    private const int Entries = 50;

    /// <summary>Runs them on a store until each is done, and checks what the store has.</summary>
    public static async Task RunAsync(string address, Func<IStore> open)
    {
        var processes = Enumerable.Range(0, Processes).Select(number => Start(address, $"p{number}", Entries)).ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadAsync(1)));
            await Task.WhenAll(processes.Select(process => process.GoAsync()));
            await Task.WhenAll(processes.Select(process => process.ReadToEndAsync()));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }

        await using var store = open();
        var told = await store.Events.ReadAsync(0, IEventStore.MostRead);
        Assert.Multiple(async () =>
        {
            Assert.That(
                told.Select(next => next.Number),
                Is.EqualTo(Enumerable.Range(1, (Processes + 1) * Entries).Select(number => (long)number))
            );
            Assert.That(
                told.Where(next => next.Kind == "filled").Select(next => next.Content),
                Is.EqualTo(Enumerable.Range(1, Entries).Select(number => $"{number}"))
            );
            Assert.That(await CountAsync(store), Is.EqualTo(Processes * Entries));
        });
    }

    /// <summary>Kills one again and again, and checks that what it said is there.</summary>
    public static async Task KillAsync(string address, Func<IStore> open)
    {
        const int Kills = 12;
        var random = new Random(4711);
        var acknowledged = new List<string>();
        for (int kill = 0; kill < Kills; kill++)
        {
            using var process = Start(address, $"k{kill}", 1_000);
            await process.ReadAsync(1);
            await process.GoAsync();
            acknowledged.AddRange(await process.ReadAsync(random.Next(1, 20)));
            Thread.SpinWait(random.Next(200_000));
            acknowledged.AddRange(await process.KillAsync());
        }

        await using var store = open();
        var told = await store.Events.ReadAsync(0, IEventStore.MostRead);
        string[] own = [.. told.Where(next => next.Kind == "tool-called").Select(next => next.Content)];
        string[] filled = [.. told.Where(next => next.Kind == "filled").Select(next => next.Content)];
        Assert.Multiple(async () =>
        {
            // One that was killed can have told one more than it said.
            Assert.That(own, Is.SupersetOf(acknowledged));
            Assert.That(own, Has.Length.InRange(acknowledged.Count, acknowledged.Count + Kills));
            Assert.That(filled, Is.EqualTo(Enumerable.Range(1, filled.Length).Select(number => $"{number}")));
            Assert.That(await CountAsync(store), Is.InRange(acknowledged.Count, own.Length));
        });
    }

    private static CrashingProcess Start(string address, string name, int entries) =>
        CrashingProcess.Start("AiTrader.Crashing", "tell", address, name, $"{entries}");

    private static async Task<int> CountAsync(IStore store) =>
        int.Parse(
            (await store.Documents.FindAsync(new DocumentKey("count", "all")))!.Content,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
