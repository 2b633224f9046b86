using System.Globalization;
using System.Security.Cryptography;
using AiTrader.Handoffs;
using AiTrader.Prices;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Data.Sqlite;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace AiTrader.Runner.Tests.ToolServers;

/// <summary>A market, a store and a key that the tests share with the tool servers that they start.</summary>
internal sealed class ToolMarket : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly List<BoundedProcess> _servers = [];

    public ToolMarket(TestMarket market)
    {
        Market = market;
        _store = new SqliteStore(_folder.File("ledger.db"), TimeProvider.System);
        Floor = new TradingFloor(market.MarketData, market.Series, _store, RuleBook.Standard);
        File.WriteAllLines(
            _folder.File("prices.csv"),
            ["timestamp,symbol,open,high,low,close,volume", .. LinesOf(market.Series)]
        );
        File.WriteAllText(KeyFile, $"k1 {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}\n");
        Seal = new ContextSeal(
            SealKeys.Parse(File.ReadAllText(KeyFile)),
            ContextSeal.DefaultAudience,
            TimeProvider.System
        );
    }

    public TestMarket Market { get; }

    /// <summary>The sessions' side.</summary>
    public TradingFloor Floor { get; }

    public ContextSeal Seal { get; }

    public string KeyFile => _folder.File("seal.key");

    /// <summary>What every server needs.</summary>
    public string[] Options =>
        [
            "--market",
            Market.Market.Name,
            "--prices",
            _folder.File("prices.csv"),
            "--store",
            $"sqlite:{_folder.File("ledger.db")}",
        ];

    /// <summary>For calls that bring their contexts.</summary>
    public string[] Sealed => [.. Options, "--seal-key-file", KeyFile];

    /// <summary>For all calls of alice's session of a day.</summary>
    public string[] Fixed(string time) =>
        [.. Options, "--signature", "alice", "--at", time, "--model", "test/model", "--cash", "1000"];

    /// <summary>The server that was started last.</summary>
    public BoundedProcess Server => _servers[^1];

    /// <summary>A file beside the store.</summary>
    public string PathOf(string name) => _folder.File(name);

    /// <summary>Changes the store from outside.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={PathOf("ledger.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Starts a server.</summary>
    public BoundedProcess Start(params IEnumerable<string> arguments)
    {
        _servers.Add(BoundedProcess.Aitrader(["mcp", .. arguments]));
        return Server;
    }

    /// <summary>Starts a server on a free port of this machine.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> StartHttpAsync(params IEnumerable<string> arguments) =>
        new(await Start(["--http", "127.0.0.1:0", .. arguments]).SaysAsync("Listening on "));

    /// <summary>Options of a client that waits for a server that starts slowly.</summary>
    public static McpClientOptions Unhurried => new() { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan };

    /// <summary>Starts a server of its own for a client, and joins the two.</summary>
    public async Task<McpClient> ConnectStdioAsync(CancellationToken cancellationToken)
    {
        var process = Start(["--stdio", .. Sealed]).Process;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(2));
        var transport = new StreamClientTransport(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        return await McpClient.CreateAsync(transport, Unhurried, cancellationToken: timeout.Token);
    }

    /// <summary>Tools over standard streams; a server that is gone is started anew.</summary>
    public Task<McpTradingToolset> ToolsetAsync() =>
        McpTradingToolset.ConnectAsync(ConnectStdioAsync, Seal, CancellationToken.None);

    /// <summary>A client of a server on HTTP.</summary>
    public static Task<McpClient> ConnectHttpAsync(Uri address, CancellationToken cancellationToken) =>
        McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions { Endpoint = address, TransportMode = HttpTransportMode.StreamableHttp }
            ),
            Unhurried,
            cancellationToken: cancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        _servers.ForEach(server => server.Dispose());
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static IEnumerable<string> LinesOf(PriceSeries series) =>
        from symbol in series.Symbols
        from time in series.Times
        let bar = series.FindBar(symbol, time)
        where bar is not null
        select string.Create(
            CultureInfo.InvariantCulture,
            $"{time},{symbol},{bar.Value.Open},{bar.Value.High},{bar.Value.Low},{bar.Value.Close},{bar.Value.Volume}"
        );
}
