using System.Diagnostics;
using System.Text.Json;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Endpoints;
using AiTrader.Testing.Processes;

namespace AiTrader.Serving;

/// <summary>Many sessions that wait for a model which does not answer, and the memory that each takes.</summary>
public static class WaitingLoad
{
    private const int TradersOfUser = 100;
    private const int WarmUp = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Runs it.</summary>
    /// <param name="count">How many sessions wait.</param>
    /// <param name="perSession">The most KB of memory for each.</param>
    /// <param name="say">Is told how far it is.</param>
    public static async Task<Proof> RunAsync(int count, double perSession, Action<string> say)
    {
        using var folder = new TemporaryFolder();
        using var redis = await RedisServer.StartDurableAsync();
        await using var model = ModelEndpoint.Answering(new ModelAnswer { Ending = ModelAnswerEnding.Never });
        await File.WriteAllTextAsync(folder.File("prices.csv"), LoadedMarket.Prices());
        await File.WriteAllTextAsync(folder.File("offered.json"), Offered(model));
        await using var store = new RedisStore(redis.Address, TimeProvider.System);
        await using var program = await ServedProgram.StartAsync(
            "--market",
            "us",
            "--prices",
            folder.File("prices.csv"),
            "--traders",
            folder.File("offered.json"),
            "--store",
            $"redis:{redis.Address}"
        );
        using var http = Connections.To(program.Address);
        var clients = await AddUsersAsync((count + WarmUp) / TradersOfUser + 1, http, store);
        await RegisterAsync(clients, count + WarmUp);
        await AskAsync(clients, 0, WarmUp);
        await ReachAsync(model, WarmUp);
        await Task.Delay(TimeSpan.FromSeconds(3));
        long before = MemoryLog.Read(program.ProcessId);
        say($"{before / (1024 * 1024)} MB with {WarmUp} sessions that wait");

        long start = Stopwatch.GetTimestamp();
        await AskAsync(clients, WarmUp, count);
        await ReachAsync(model, count + WarmUp);
        var took = Stopwatch.GetElapsedTime(start);
        await Task.Delay(TimeSpan.FromSeconds(5));
        long after = MemoryLog.Read(program.ProcessId);

        var proof = new Proof();
        proof.Note(
            $"{model.Requests.Count} sessions wait for a model; {count} of them began in {took.TotalSeconds:0.0} s"
        );
        proof.Note($"memory in MB: {before / (1024 * 1024)} before, {after / (1024 * 1024)} after");
        proof.AtMost("sessions that do not wait", count + WarmUp - model.Requests.Count, 0);
        proof.AtMost("KB for each session that waits", (after - before) / 1024d / count, perSession);
        return proof;
    }

    private static string Offered(ModelEndpoint model) =>
        JsonSerializer.Serialize(
            new
            {
                traders = new[]
                {
                    new
                    {
                        signature = "offered",
                        model = new
                        {
                            provider = "openai",
                            endpoint = model.Address.ToString(),
                            id = "test/hanging",
                        },
                    },
                },
            }
        );

    private static async Task<List<ServiceClient>> AddUsersAsync(int count, HttpClient http, RedisStore store)
    {
        var book = new UserBook(store.Documents, TimeProvider.System);
        var clients = new List<ServiceClient>();
        for (int number = 0; number < count; number++)
        {
            var name = UserName.Parse($"user-{number}");
            var key = await book.AddAsync(name, Role.Trader, CancellationToken.None);
            clients.Add(new ServiceClient(http, name.Value, key.Text));
        }

        return clients;
    }

    private static Task RegisterAsync(List<ServiceClient> clients, int count) =>
        EachAsync(
            clients,
            (0, count),
            (client, signature) => client.PostAsync("v1/traders", new { signature, modelId = "test/hanging" })
        );

    private static Task AskAsync(List<ServiceClient> clients, int first, int count) =>
        EachAsync(
            clients,
            (first, count),
            (client, signature) =>
                client.PostAsync(
                    $"v1/traders/{signature}/sessions",
                    new { modelId = "test/hanging", time = LoadedMarket.Days[0] }
                )
        );

    private static Task EachAsync(
        List<ServiceClient> clients,
        (int First, int Count) traders,
        Func<ServiceClient, string, Task<ServiceAnswer>> act
    ) =>
        Parallel.ForEachAsync(
            Enumerable.Range(traders.First, traders.Count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (number, _) =>
            {
                var answer = await act(clients[number / TradersOfUser], $"trader-{number}");
                if ((int)answer.Status is not (201 or 202))
                {
                    throw new InvalidOperationException($"trader-{number}: {answer.Status} {answer.Body}");
                }
            }
        );

    private static async Task ReachAsync(ModelEndpoint model, int count)
    {
        long start = Stopwatch.GetTimestamp();
        while (model.Requests.Count < count && Stopwatch.GetElapsedTime(start) < Patience)
        {
            await Task.Delay(100);
        }
    }
}
