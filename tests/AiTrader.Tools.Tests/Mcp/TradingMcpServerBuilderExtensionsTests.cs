using System.IO.Pipelines;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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

    /// <summary>Over HTTP the SDK makes options for each request; the tools, and their number, stay the same.</summary>
    [Test]
    public void Options_that_are_made_again_have_the_same_tools_and_as_many_filters()
    {
        int made = 0;
        var floor = new TradingFloor(TestMarket.UsWeek());
        var services = new ServiceCollection();
        services
            .AddMcpServer()
            .WithTradingTools(
                _ =>
                {
                    made++;
                    return StandardTools.CreateFor(floor.ToolDesk());
                },
                CallContexts.Sealed(PipedServer.Seal(), "test-1")
            );
        using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IOptionsFactory<McpServerOptions>>();

        McpServerOptions[] options = [.. Enumerable.Range(0, 3).Select(_ => factory.Create(Options.DefaultName))];

        Assert.That(made, Is.EqualTo(1));
        Assert.That(
            options.Select(each => each.Filters.Request.CallToolFilters.Count).Distinct().Count(),
            Is.EqualTo(1)
        );
        Assert.That(options.Select(each => each.ToolCollection!.Count), Is.All.EqualTo(9));
    }
}
