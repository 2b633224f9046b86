using AiTrader.Handoffs;
using AiTrader.Prices;
using AiTrader.Stores;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Server;

namespace AiTrader.Benchmarks.Mcp;

/// <summary>
/// This program as a tool server on standard streams: with our tools, or with a bare one of the SDK that does nothing.
/// </summary>
internal static class McpChild
{
    /// <summary>The argument that makes this program a server.</summary>
    public const string Option = "--mcp-server";

    public const string Ours = "ours";

    public const string Bare = "bare";

    /// <summary>The name of the bare tool.</summary>
    public const string NoOp = "noop";

    /// <summary>The market of our tools.</summary>
    public static AsOfMarketData MarketData =>
        new(Market.Us, new InMemoryPriceSource([new SymbolBar(Symbol.Parse("AAA"), Bar)]).Read());

    /// <summary>For whom they are called.</summary>
    public static TradingContext Context { get; } = TradingContext.For("alice").Using("benchmark/mcp").At("2025-10-06");

    /// <summary>What the contexts are sealed with.</summary>
    public static ContextSeal Seal =>
        new(
            new SealKeys(new SealKey("k1", [.. Enumerable.Range(0, 32).Select(i => (byte)i)])),
            ContextSeal.DefaultAudience,
            TimeProvider.System
        );

    private static Bar Bar =>
        new(TradingTime.Parse("2025-10-06"), new Price(10), new Price(10), new Price(10), new Price(10), 1_000);

    /// <summary>Serves until the input ends.</summary>
    public static async Task<int> ServeAsync(string kind)
    {
        var options = new McpServerOptions();
        await using var store = new InMemoryStore(TimeProvider.System);
        if (kind == Ours)
        {
            TradingMcpServer.Configure(
                options,
                StandardTools.CreateFor(
                    new StandaloneToolDesk(
                        new SimulatedBrokerage(MarketData, store.Ledgers),
                        MarketData,
                        store,
                        TimeProvider.System
                    )
                ),
                CallContexts.Sealed(Seal, "benchmark")
            );
        }
        else
        {
            options.ToolCollection = [McpServerTool.Create(() => "ok", new McpServerToolCreateOptions { Name = NoOp })];
        }

        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync();
        return 0;
    }

    /// <summary>Starts such a server, and connects to it.</summary>
    public static Task<McpClient> ConnectAsync(string kind, CancellationToken cancellationToken) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    Arguments = [Environment.GetCommandLineArgs()[0], Option, kind],
                }
            ),
            new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan },
            cancellationToken: cancellationToken
        );
}
