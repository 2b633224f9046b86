using System.Diagnostics;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;

namespace AiTrader.Serving;

/// <summary>
/// Many listeners on events, each cut off now and then, and one that does not read: none misses an event, and nobody
/// waits for the one that is stalled.
/// </summary>
public static class ListenerLoad
{
    private const int ListenersOfUser = 50;

    private static readonly TimeSpan Opening = TimeSpan.FromMinutes(1);

    /// <summary>Runs it.</summary>
    /// <param name="count">How many listeners there are.</param>
    /// <param name="duration">How long they listen.</param>
    /// <param name="say">Is told how far it is.</param>
    public static async Task<Proof> RunAsync(int count, TimeSpan duration, Action<string> say)
    {
        using var folder = new TemporaryFolder();
        using var redis = await RedisServer.StartDurableAsync();
        await File.WriteAllTextAsync(folder.File("prices.csv"), LoadedMarket.Prices());
        await using var store = new RedisStore(redis.Address, TimeProvider.System);
        await using var program = await ServedProgram.StartAsync(
            "--market",
            "us",
            "--prices",
            folder.File("prices.csv"),
            "--traders",
            "random,momentum",
            "--store",
            $"redis:{redis.Address}",
            "--start",
            "--pace",
            "200"
        );
        using var http = Connections.To(program.Address);
        var clients = await AddReadersAsync(count, http, store);
        using var ending = new CancellationTokenSource();
        var ended = new TaskCompletionSource();
        var listeners = Enumerable
            .Range(0, count)
            .Select(number => new EventListener(clients[number / ListenersOfUser], 0, () => PatienceOf(number)))
            .ToList();
        long before = MemoryLog.Read(program.ProcessId);
        var stalled = listeners[0].StallAsync(ended.Task, ending.Token);
        var listening = await OpenAsync(listeners[1..], store, ending.Token);
        say($"{count} listeners at {program.Address}");
        long memory = MemoryLog.Read(program.ProcessId) - before;

        var lags = await MeasureLagsAsync(listeners[1..], store, duration);
        ended.SetResult();
        await stalled;
        long last = (await store.Events.FindRangeAsync()).Last;
        var resumed = listeners[0].ListenAsync(ending.Token);
        await ReachAsync(listeners, last, TimeSpan.FromSeconds(30));
        string[] behind = [.. listeners.Where(one => one.Last < last).Select(one => $"{one.Last} of {last}")];
        await ending.CancelAsync();
        await Task.WhenAll([resumed, .. listening]);

        var proof = new Proof();
        proof.Note($"{last} events, {listeners.Sum(one => one.Connections)} connections of {count} listeners");
        proof.Note($"{memory / count / 1024} KB of memory for each listener");
        proof.None("events that a listener missed, or saw twice", [.. listeners.SelectMany(one => one.Missed)]);
        proof.None("listeners that do not have the last event", behind);
        proof.AtMost("ms until all but the stalled one have an event, at most", lags.Max(), 2_000);
        return proof;
    }

    private static TimeSpan? PatienceOf(int number) =>
        number % 4 == 0 ? TimeSpan.FromMilliseconds(5_000 + Random.Shared.Next(10_000)) : null;

    private static async Task<List<ServiceClient>> AddReadersAsync(int count, HttpClient http, RedisStore store)
    {
        var book = new UserBook(store.Documents, TimeProvider.System);
        var clients = new List<ServiceClient>();
        for (int number = 0; number <= count / ListenersOfUser; number++)
        {
            var name = UserName.Parse($"reader-{number}");
            var key = await book.AddAsync(name, Role.Reader, CancellationToken.None);
            clients.Add(new ServiceClient(http, name.Value, key.Text));
        }

        return clients;
    }

    // All of them have the first event before anything is measured.
    private static async Task<List<Task>> OpenAsync(
        List<EventListener> listeners,
        RedisStore store,
        CancellationToken cancellationToken
    )
    {
        var listening = new List<Task>();
        foreach (var listener in listeners)
        {
            listening.Add(Task.Run(() => listener.ListenAsync(cancellationToken), CancellationToken.None));
            await Task.Delay(5, CancellationToken.None);
        }

        await ReachAsync(listeners, (await store.Events.FindRangeAsync(CancellationToken.None)).Last, Opening);
        return listening;
    }

    // How long it takes until every listener has what is the last event now, again and again.
    private static async Task<List<double>> MeasureLagsAsync(
        List<EventListener> listeners,
        RedisStore store,
        TimeSpan duration
    )
    {
        var lags = new List<double>();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            long last = (await store.Events.FindRangeAsync()).Last;
            long asked = Stopwatch.GetTimestamp();
            await ReachAsync(listeners, last, TimeSpan.FromSeconds(30));
            lags.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(500);
        }

        return lags;
    }

    private static async Task ReachAsync(List<EventListener> listeners, long number, TimeSpan patience)
    {
        long start = Stopwatch.GetTimestamp();
        while (listeners.Exists(one => one.Last < number) && Stopwatch.GetElapsedTime(start) < patience)
        {
            await Task.Delay(10);
        }
    }
}
