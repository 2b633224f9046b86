using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Events;
using AiTrader.Runner.Service.Runs;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Processes;
using StackExchange.Redis;

namespace AiTrader.Runner.Tests.Cluster;

/// <summary>
/// Real silos on a real Redis that keeps on disk what it acknowledges, with traders whose model takes its time.
/// </summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly AitraderProgram _program;
    private readonly int _days;
    private readonly PrivateNetwork? _network;

    private SiloCluster(int days, PrivateNetwork? network, RedisServer redis, SlowModel model)
    {
        _program = new AitraderProgram(_folder.Path);
        (_days, _network, Redis, Model) = (days, network, redis, model);
    }

    /// <summary>The server.</summary>
    public RedisServer Redis { get; }

    /// <summary>The endpoint.</summary>
    public SlowModel Model { get; }

    /// <summary>The traders.</summary>
    public IReadOnlyList<Signature> Signatures { get; private init; } = [];

    /// <summary>The silos.</summary>
    public IReadOnlyList<SiloProcess> Silos { get; private set; } = [];

    /// <summary>The store that the silos share, as another process sees it.</summary>
    public IStore Store { get; private set; } = null!;

    /// <summary>Who drives which trader.</summary>
    public Takeovers Takeovers { get; private set; } = null!;

    /// <summary>The file of the prices.</summary>
    public string Prices => _folder.File("days.csv");

    /// <summary>The store, as the command line has it.</summary>
    public string Place => $"redis:{Server}";

    private string Server => $"{_network?.Host ?? IPAddress.Loopback}:{Redis.Port}";

    private static string FirstDay => ClusterFiles.Day(0);

    private string LastDay => ClusterFiles.Day(_days - 1);

    /// <summary>Makes the files, Redis and the endpoint; no silo yet.</summary>
    /// <param name="traders">How many traders.</param>
    /// <param name="days">How many sessions each of them has.</param>
    /// <param name="network">Where the silos run; null on loopback.</param>
    public static async Task<SiloCluster> CreateAsync(int traders, int days, PrivateNetwork? network = null)
    {
        string[] settings = network is null ? [] : ["--bind", $"{network.Host}", "--protected-mode", "no"];
        var cluster = new SiloCluster(
            days,
            network,
            await RedisServer.StartDurableAsync(settings),
            await SlowModel.StartAsync(network?.Host ?? IPAddress.Loopback)
        )
        {
            Signatures =
            [
                .. Enumerable.Range(1, traders).Select(number => Signature.Parse(Invariant($"trader-{number}"))),
            ],
        };
        ClusterFiles.WritePrices(cluster._folder.File("days.csv"), days);
        ClusterFiles.WriteTraders(cluster._folder.File("traders.json"), cluster.Signatures, cluster.Model.Address);
        var redis = await ConnectionMultiplexer.ConnectAsync($"{cluster.Server},abortConnect=false");
        cluster.Store = new RedisStore($"{cluster.Server},abortConnect=false", TimeProvider.System);
        cluster.Takeovers = new Takeovers(redis.GetDatabase(), cluster.Signatures);
        string user = (
            await cluster._program.SucceedAsync(
                "user",
                "add",
                "--name",
                "operator",
                "--role",
                "admin",
                "--store",
                cluster.Place
            )
        ).Output;
        cluster._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", KeyIn(user));
        return cluster;
    }

    /// <summary>Starts silos, one after the other, until there are so many.</summary>
    public async Task StartAsync(int silos)
    {
        for (int number = Silos.Count + 1; number <= silos; number++)
        {
            var silo = new SiloProcess([.. CommandOf(number)]);
            Silos = [.. Silos, silo];
            await silo.StartAsync();
        }
    }

    /// <summary>The ledgers of an undisturbed run: count and hash of each.</summary>
    public async Task<string> RunUndisturbedAsync()
    {
        var latency = Model.Latency;
        Model.Latency = TimeSpan.Zero;
        await _program.SucceedAsync([
            "run",
            "--traders",
            "traders.json",
            "--prices",
            "days.csv",
            "--store",
            "sqlite:calm.db",
            "--parallel",
            "8",
        ]);
        Model.Latency = latency;
        return (await _program.SucceedAsync("ledger", "verify", "--store", "sqlite:calm.db")).Output;
    }

    /// <summary>The ledgers of the cluster: count and hash of each.</summary>
    public async Task<string> ReadLedgersAsync() =>
        (await _program.SucceedAsync("ledger", "verify", "--store", Place)).Output;

    /// <summary>Asks a silo for all sessions of a trader.</summary>
    /// <returns>The status and the answer.</returns>
    public Task<(HttpStatusCode Status, string Answer)> AskAsync(
        SiloProcess silo,
        Signature signature,
        string? from = null
    ) => AskAsync(silo, signature, (from ?? FirstDay, LastDay), $"run-of-{signature}", default);

    /// <summary>Asks a silo for some sessions of a trader.</summary>
    /// <returns>The status and the answer.</returns>
    public async Task<(HttpStatusCode Status, string Answer)> AskAsync(
        SiloProcess silo,
        Signature signature,
        (string From, string To) days,
        string key,
        CancellationToken cancellationToken
    )
    {
        var body = new JsonObject
        {
            ["modelId"] = ClusterFiles.ModelOf(signature),
            ["from"] = days.From,
            ["to"] = days.To,
        };
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(await silo.Address, $"/v1/traders/{signature}/runs")
        )
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await _http.SendAsync(request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>What a silo answers to a path.</summary>
    public async Task<string> GetAsync(SiloProcess silo, string path) =>
        await _http.GetStringAsync(new Uri(await silo.Address, path));

    /// <summary>Whether a trader has nothing left to do.</summary>
    public async Task<bool> IsDoneAsync(Signature signature) =>
        (await new RunBook(Store.Documents).FindQueueAsync(signature, default)).Runs.Count == 0;

    /// <summary>How many sessions all traders have completed.</summary>
    public async Task<int> CountSessionsAsync()
    {
        int sessions = 0;
        foreach (var signature in Signatures)
        {
            var account = await Store.Ledgers.FindAccountAsync(signature);
            sessions += account?.CompletedThrough is { } last
                ? 1 + last.Date.DayNumber - ClusterFiles.DateOf(0).DayNumber
                : 0;
        }

        return sessions;
    }

    /// <summary>Waits until no trader has anything left to do.</summary>
    public async Task FinishAsync(TimeSpan limit)
    {
        var start = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            bool isDone = true;
            foreach (var signature in Signatures)
            {
                isDone &= await IsDoneAsync(signature);
            }

            if (isDone)
            {
                return;
            }

            Assert.That(start.Elapsed, Is.LessThan(limit), "The runs do not end.");
            await Task.Delay(200);
        }
    }

    /// <summary>Asserts that the events tell each entry of each ledger once, in its order.</summary>
    public async Task AssertEventsTellLedgersAsync()
    {
        var told = new Dictionary<Signature, List<string>>();
        long last = 0;
        while (await Store.Events.ReadAsync(last, 1_000) is { Count: > 0 } read)
        {
            foreach (var next in read)
            {
                Assert.That(next.Number, Is.EqualTo(++last), "The numbers have a gap.");
                if (JsonNode.Parse(next.Content)!["sequence"] is not null)
                {
                    told.TryAdd(next.Signature, []);
                    told[next.Signature].Add(next.Content);
                }
            }
        }

        foreach (var signature in Signatures)
        {
            var entries = new List<string>();
            await foreach (var entry in Store.Ledgers.ReadEntriesAsync(signature))
            {
                entries.Add(EventText.Of(entry).Content);
            }

            Assert.That(told[signature], Is.EqualTo(entries), $"{signature}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Silos)
        {
            silo.Dispose();
        }

        await Store.DisposeAsync();
        await Model.DisposeAsync();
        Redis.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private static string KeyIn(string output) => output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)[^1];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> CommandOf(int silo)
    {
        var address = _network?.AddressOf(silo) ?? IPAddress.Loopback;
        return
        [
            .. _network?.Enter(silo) ?? [],
            AitraderProgram.Dotnet,
            AitraderProgram.Dll,
            "serve",
            "--traders",
            _folder.File("traders.json"),
            "--prices",
            _folder.File("days.csv"),
            "--store",
            Place,
            "--cluster",
            "store",
            "--silo",
            $"{address}:0",
            "--http",
            $"{address}:0",
        ];
    }
}
