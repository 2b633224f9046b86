using AiTrader.Runner.Output;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace AiTrader.Runner.ToolServers;

/// <summary>The tools of a market as an MCP server, until it is canceled.</summary>
/// <param name="services">The services that trade the market.</param>
/// <param name="desk">Where the tools act.</param>
/// <param name="contexts">Gives calls their context.</param>
/// <param name="tools">The tools.</param>
/// <param name="screen">The screen; the address of the server goes to standard error.</param>
internal sealed class ToolServer(
    IServiceProvider services,
    StandaloneToolDesk desk,
    CallContexts contexts,
    TradingToolset tools,
    Screen screen
)
{
    /// <summary>The path of the protocol on the server.</summary>
    public const string Path = "/mcp";

    private const long LongestRequest = 1 << 20;

    private readonly ILoggerFactory _logs = OneLineLogs.Of(services.GetRequiredService<ILoggerFactory>());
    private readonly CallContexts _contexts = contexts.AdmittedBy(desk);

    /// <summary>Serves on standard input and output until the input ends.</summary>
    public async Task RunOnStandardStreamsAsync(CancellationToken cancellationToken)
    {
        var options = CreateOptions();
        options.ServerInstructions = await WriteInstructionsAsync(cancellationToken);
        await using var transport = new OrderedTransport(new StdioServerTransport(options, _logs));
        await using var server = McpServer.Create(transport, options, _logs, services);
        await server.RunAsync(cancellationToken);
    }

    /// <summary>Serves streamable HTTP at an address until it is canceled.</summary>
    /// <param name="access">Where, and with which key.</param>
    /// <param name="cancellationToken">Ends the server.</param>
    /// <exception cref="IOException">The address is in use, or does not belong to this machine.</exception>
    public async Task RunOnHttpAsync(HttpAccess access, CancellationToken cancellationToken)
    {
        var created = CreateOptions();

        // The empty builder reads neither the environment nor files of the working folder.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(access.Address.EndPoint);
                kestrel.Limits.MaxRequestBodySize = LongestRequest;
            });
        builder
            .Services.AddSingleton(_logs)
            .AddRouting()
            .AddMcpServer(options => Copy(created, options))
            .WithHttpTransport(http =>
            {
                http.Stateless = true;
                http.ConfigureSessionOptions = async (_, options, token) =>
                    options.ServerInstructions = await WriteInstructionsAsync(token);
            });
        await using var app = builder.Build();
        if (access.Address.IsLoopback)
        {
            app.Use(LoopbackGate.PassAsync);
        }

        if (access.Key is { } key)
        {
            app.Use(new BearerGate(key).PassAsync);
        }

        app.MapMcp(Path);
        await app.StartAsync(cancellationToken);
        screen.Note($"Listening on {app.Urls.First()}{Path}");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    // Each request over HTTP has options of its own, and all of them the same tools.
    private static void Copy(McpServerOptions created, McpServerOptions options)
    {
        options.ServerInfo = created.ServerInfo;
        options.ToolCollection = created.ToolCollection;
        options.ResourceCollection = created.ResourceCollection;
        options.PromptCollection = created.PromptCollection;
        AddAll(options.Filters.Message.IncomingFilters, created.Filters.Message.IncomingFilters);
        AddAll(options.Filters.Request.CallToolFilters, created.Filters.Request.CallToolFilters);
    }

    // The transport adds filters of its own to the options of each request: lists that all of them share would grow,
    // and break when two requests add at once.
    private static void AddAll<T>(IList<T> own, IList<T> shared)
    {
        foreach (var filter in shared)
        {
            own.Add(filter);
        }
    }

    private McpServerOptions CreateOptions()
    {
        var options = new McpServerOptions();
        TradingMcpServer.Configure(options, tools, _contexts, _logs);
        TradingMcpServer.AddView(options, desk, tools, _contexts, _logs);
        return options;
    }

    // As of the session under way: a host shows them when it connects.
    private ValueTask<string> WriteInstructionsAsync(CancellationToken cancellationToken) =>
        TradingMcpServer.WriteInstructionsAsync(desk, tools, _contexts, cancellationToken);
}
