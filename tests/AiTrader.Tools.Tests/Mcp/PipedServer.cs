using System.IO.Pipelines;
using AiTrader.Handoffs;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>A real server and real clients of it, joined by pipes.</summary>
/// <param name="tools">The tools of the server.</param>
/// <param name="contexts">Where its calls get their context from.</param>
internal sealed class PipedServer(TradingToolset tools, CallContexts contexts) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _open = [];
    private readonly List<Pipe> _answers = [];

    public PipedServer(TradingFloor floor)
        : this(StandardTools.CreateFor(floor.ToolDesk()), CallContexts.Sealed(Seal(), "test-1")) { }

    public static SealKey Key { get; } = new("k1", [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    /// <summary>A further tool of the server that knows nothing of contexts; null for none.</summary>
    public McpServerTool? Unguarded { get; init; }

    /// <summary>What else the options of the server have; null for nothing.</summary>
    public Func<McpServerOptions, ValueTask>? Extended { get; init; }

    /// <summary>A server as a desktop application has it: one trader, day after day.</summary>
    public static async Task<PipedServer> WalkAsync(
        TradingFloor floor,
        SessionSchedule schedule,
        string source = "test-1"
    )
    {
        var first = Contexts.Alice(schedule[0].ToString());
        await floor.OpenAsync(first, 1_000);
        var lease = await floor.Store.Leases.TakeAsync(first.Signature);
        var walk = await SessionWalk.BeginAsync(floor.Sessions, lease, first.ModelId, schedule);
        var desk = floor.Sessions.CreateStandaloneDesk();
        var contexts = CallContexts.Walking(walk, source).AdmittedBy(desk);
        var tools = HostTools.CreateFor(desk, walk: walk);
        var server = new PipedServer(tools, contexts)
        {
            Extended = async options =>
            {
                TradingMcpServer.AddView(options, desk, tools, contexts);
                options.ServerInstructions = await TradingMcpServer.WriteInstructionsAsync(desk, tools, contexts);
            },
        };
        server._open.Add(lease);
        return server;
    }

    /// <summary>What the server and its clients seal and open contexts with.</summary>
    public static ContextSeal Seal() => new(new SealKeys(Key), ContextSeal.DefaultAudience, TimeProvider.System);

    /// <summary>A client of its own, with a connection of its own.</summary>
    public async Task<McpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var (requests, answers) = (new Pipe(), new Pipe());
        var options = new McpServerOptions();
        TradingMcpServer.Configure(options, tools, contexts);
        await (Extended?.Invoke(options) ?? ValueTask.CompletedTask);
        if (Unguarded is not null)
        {
            options.ToolCollection!.Add(Unguarded);
        }

        var server = McpServer.Create(
            new StreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream()),
            options
        );
        _answers.Add(answers);
        _ = server.RunAsync(CancellationToken.None);
        var client = await McpClient.CreateAsync(
            new StreamClientTransport(requests.Writer.AsStream(), answers.Reader.AsStream()),
            cancellationToken: cancellationToken
        );
        _open.AddRange([client, server]);
        return client;
    }

    public Task<McpClient> ConnectAsync() => ConnectAsync(CancellationToken.None);

    /// <summary>The tools for sessions, sealed as the server expects it or otherwise.</summary>
    public async Task<McpTradingToolset> ToolsetAsync(ContextSeal? seal = null)
    {
        var toolset = await McpTradingToolset.ConnectAsync(ConnectAsync, seal ?? Seal(), CancellationToken.None);
        _open.Add(toolset);
        return toolset;
    }

    /// <summary>Ends every connection, as the end of a server does; clients can connect anew.</summary>
    public void Break() => _answers.ForEach(answers => answers.Writer.Complete());

    public async ValueTask DisposeAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }
    }
}
