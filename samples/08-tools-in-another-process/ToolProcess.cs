using AiTrader;
using AiTrader.Handoffs;
using AiTrader.Tools;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Client;
using ModelContextProtocol.Server;

/// <summary>This program as the server of the tools, and how it is started.</summary>
internal static class ToolProcess
{
    public const string Argument = "serve-tools";

    private const string KeyVariable = "SEAL_KEY";

    /// <summary>Starts the process, and connects to it by its standard streams.</summary>
    public static Task<McpClient> StartAsync(string key, string store, CancellationToken cancellationToken) =>
        McpClient.CreateAsync(
            new StdioClientTransport(
                new StdioClientTransportOptions
                {
                    Command = "dotnet",
                    Arguments = [Environment.GetCommandLineArgs()[0], Argument, store],
                    EnvironmentVariables = new Dictionary<string, string?> { [KeyVariable] = key },
                    StandardErrorLines = Console.WriteLine,
                }
            ),
            new McpClientOptions { DiscoverProbeTimeout = Timeout.InfiniteTimeSpan },
            cancellationToken: cancellationToken
        );

    /// <summary>Serves until its input ends. It knows no trader: each call brings its sealed context.</summary>
    public static async Task ServeAsync(IServiceProvider services)
    {
        await Console.Error.WriteLineAsync($"The tools are in process {Environment.ProcessId}.");
        var seal = CreateSeal(Environment.GetEnvironmentVariable(KeyVariable)!);
        var desk = services.GetRequiredService<SessionRunner>().CreateStandaloneDesk();
        var contexts = CallContexts.Sealed(seal, $"tools-{Guid.NewGuid():N}"[..12]).AdmittedBy(desk);
        var options = new McpServerOptions();
        TradingMcpServer.Configure(options, StandardTools.CreateFor(desk), contexts);
        await using var transport = new StdioServerTransport(options);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync();
    }

    public static ContextSeal CreateSeal(string key) => new(SealKeys.Parse(key), "tools", TimeProvider.System);
}
