using System.IO.Pipelines;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Tests.Mcp;

public sealed class TradingMcpServerBuilderExtensionsTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [Test]
    public async Task A_server_of_a_container_offers_the_tools_and_guards_them_and_the_containers_log_is_told()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Context, 1_000);
        var log = Substitute.For<ILogger>();
        log.IsEnabled(default).ReturnsForAnyArgs(true);
        var logs = Substitute.For<ILoggerFactory>();
        logs.CreateLogger(default!).ReturnsForAnyArgs(log);
        var (requests, answers) = (new Pipe(), new Pipe());
        var services = new ServiceCollection();
        services
            .AddSingleton(logs)
            .AddSingleton(floor.ToolDesk())
            .AddMcpServer()
            .WithStreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream())
            .WithTradingTools(
                provider => StandardTools.CreateFor(provider.GetRequiredService<IToolDesk>()),
                CallContexts.Sealed(PipedServer.Seal(), "test-1")
            );
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<McpServer>().RunAsync(CancellationToken.None);
        await using var client = await McpClient.CreateAsync(
            new StreamClientTransport(requests.Writer.AsStream(), answers.Reader.AsStream())
        );

        var bare = await client.CallAsync("quote", """{"symbol":"AAA"}""");
        var guarded = await client.CallAsync(
            "quote",
            """{"symbol":"AAA"}""",
            (CallMeta.Context, PipedServer.Seal().Seal(Context))
        );

        Assert.That((bare.Result(), guarded.Result()), Is.EqualTo(("refused", "answered")));
        Assert.That(guarded.Text(), Is.EqualTo("AAA trades at 11 USD at 2025-10-07."));
        Assert.That(
            log.ReceivedCalls().Select(call => $"{call.GetArguments().ElementAtOrDefault(2)}"),
            Has.Some.Contains("quote was called without a valid context")
        );
    }
}
