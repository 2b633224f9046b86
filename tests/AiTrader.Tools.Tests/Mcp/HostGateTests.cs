using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using ModelContextProtocol;
using ModelContextProtocol.Client;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>Whose resources and prompts a request gets on a server whose calls have their own contexts.</summary>
public sealed class HostGateTests
{
    private static readonly string[] Uris =
    [
        "aitrader://rules",
        "aitrader://portfolio",
        "aitrader://prices",
        "aitrader://ledger",
    ];

    [Test]
    public async Task A_request_with_a_sealed_context_reads_for_it_and_nothing_of_others_or_of_later()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await OpenAsync(floor);
        await using var server = Serve(floor);
        var client = await server.ConnectAsync();

        string alice = await ReadAllAsync(client, Seal().Seal(Contexts.Alice("2025-10-07")));
        string bob = await ReadAllAsync(client, Seal().Seal(Contexts.Bob("2025-10-08")));

        Assert.Multiple(() =>
        {
            Assert.That(alice, Does.Contain("2025-10-07").And.Contain("Mine.").And.Not.Contain("His."));
            Assert.That(alice, Does.Not.Contain("Later.").And.Not.Contain("2025-10-08"));
            Assert.That(bob, Does.Contain("2025-10-08").And.Contain("His.").And.Not.Contain("Mine."));
        });
    }

    [TestCaseSource(nameof(BadTokens))]
    public async Task A_request_without_a_valid_context_reads_nothing_and_says_no_more_than_that(string? token)
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await OpenAsync(floor);
        await using var server = Serve(floor);
        var client = await server.ConnectAsync();

        foreach (string uri in Uris)
        {
            Assert.That(
                async () => await client.ReadResourceAsync(uri, With(token)),
                Throws.InstanceOf<McpException>().With.Message.Contains(CallAnswer.RefusedText),
                uri
            );
        }

        Assert.That(
            async () => await client.GetPromptAsync("trading_day", options: With(token)),
            Throws.InstanceOf<McpException>().With.Message.Contains(CallAnswer.RefusedText)
        );
    }

    [Test]
    public async Task A_reading_that_fails_tells_nothing_of_what_failed()
    {
        var week = TestMarket.UsWeek();
        var floor = new TradingFloor(
            new FaultyMarketData(week.MarketData, _ => true),
            week.Series,
            new InMemoryStore(TimeProvider.System),
            RuleBook.Standard
        );
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1_000);
        await using var server = Serve(floor);
        var client = await server.ConnectAsync();
        string token = Seal().Seal(Contexts.Alice("2025-10-07"));

        Assert.That(
            async () => await client.ReadResourceAsync("aitrader://prices", With(token)),
            Throws.InstanceOf<McpException>().With.Message.Contains("It cannot be read. Ask again later.")
        );
    }

    [Test]
    public async Task The_instructions_of_such_a_server_name_the_market_and_no_trader()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await using var server = Serve(floor);

        Assert.That(
            (await server.ConnectAsync()).ServerInstructions,
            Does.Contain("The market is us, in USD.").And.Contain("whole units only").And.Not.Contain("alice")
        );
    }

    private static IEnumerable<string?> BadTokens()
    {
        var context = Contexts.Alice("2025-10-07");
        yield return null;
        yield return "";
        yield return Seal().Seal(context)[..^1];
        yield return new ContextSeal(
            new SealKeys(SealKey.Generate("k1")),
            ContextSeal.DefaultAudience,
            TimeProvider.System
        ).Seal(context);
        yield return new ContextSeal(new SealKeys(PipedServer.Key), "others", TimeProvider.System).Seal(context);
    }

    private static ContextSeal Seal() => PipedServer.Seal();

    private static RequestOptions With(string? token) =>
        new() { Meta = token is null ? [] : new JsonObject { [CallMeta.Context] = token } };

    private static async Task OpenAsync(TradingFloor floor)
    {
        var (alice, bob) = (Contexts.Alice("2025-10-06"), Contexts.Bob("2025-10-06"));
        var later = Contexts.Alice("2025-10-08");
        await floor.OpenAsync(alice, 1_000);
        await floor.OpenAsync(bob, 1_000);
        await floor.Brokerage.HoldAsync(alice, ClientOrderId.Create(alice, 1, 1), "Mine.");
        await floor.Brokerage.HoldAsync(bob, ClientOrderId.Create(bob, 1, 1), "His.");
        await floor.Brokerage.HoldAsync(later, ClientOrderId.Create(later, 1, 1), "Later.");
    }

    private static PipedServer Serve(TradingFloor floor)
    {
        var desk = floor.Sessions.CreateStandaloneDesk();
        var tools = HostTools.CreateForSealed(desk);
        var contexts = CallContexts.Sealed(Seal(), "test-1").AdmittedBy(desk);
        return new PipedServer(tools, contexts)
        {
            Extended = async options =>
            {
                TradingMcpServer.AddView(options, desk, tools, contexts);
                options.ServerInstructions = await TradingMcpServer.WriteInstructionsAsync(desk, tools, contexts);
            },
        };
    }

    private static async Task<string> ReadAllAsync(McpClient client, string token)
    {
        var read = new List<string>();
        foreach (string uri in Uris)
        {
            var resource = await client.ReadResourceAsync(uri, With(token));
            read.Add(JsonSerializer.Serialize(resource, McpJsonUtilities.DefaultOptions));
        }

        var prompt = await client.GetPromptAsync("trading_day", options: With(token));
        return string.Concat(read) + JsonSerializer.Serialize(prompt, McpJsonUtilities.DefaultOptions);
    }
}
