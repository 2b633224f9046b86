using System.Text.Json.Nodes;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>For whom a call acts, and under which id.</summary>
public sealed class CallContextsTests
{
    private const string BuyTen = """{"symbol":"AAA","quantity":10}""";

    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [Test]
    public async Task A_call_that_is_repeated_under_its_id_happens_once_over_any_connection()
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        (string, JsonNode?) id = (CallMeta.Id, "2025-10-07#1.1");

        var first = await (await server.ConnectAsync()).CallAsync("buy", BuyTen, [Sealed(), .. Copies([id])]);
        var again = await (await server.ConnectAsync()).CallAsync("buy", BuyTen, [Sealed(), .. Copies([id])]);

        Assert.That(again.Text(), Is.EqualTo(first.Text()));
        Assert.That(
            (await floor.EntriesAsync("alice")).Select(entry => entry.Id.Value).Skip(1),
            Is.EqualTo(new[] { "2025-10-07#1.1" })
        );
    }

    [TestCase("2025-10-07#1", Description = "an act that a desk numbers")]
    [TestCase("2025-10-06#1.1", Description = "of another session")]
    [TestCase("2025-10-07#")]
    [TestCase("2025-10-07#.")]
    [TestCase("1.1")]
    [TestCase("")]
    [TestCase("2025-10-07#1.1'; DROP TABLE entries")]
    public async Task An_id_that_is_none_of_the_session_is_refused(string id)
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);

        var answer = await (await server.ConnectAsync()).CallAsync("buy", BuyTen, Sealed(), (CallMeta.Id, id));

        Assert.That(answer.Result(), Is.EqualTo("refused"));
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task With_one_context_for_all_every_call_is_an_act_of_its_own_even_after_a_restart()
    {
        var floor = await OpenAsync();
        var tools = StandardTools.CreateFor(floor.ToolDesk());
        await using var before = new PipedServer(tools, CallContexts.Fixed(Context, "mcp-1"));
        await using var after = new PipedServer(tools, CallContexts.Fixed(Context, "mcp-2"));

        var client = await before.ConnectAsync();
        await client.CallAsync("buy", BuyTen);
        await client.CallAsync("buy", BuyTen);
        await (await after.ConnectAsync()).CallAsync("buy", BuyTen);

        Assert.That(
            (await floor.EntriesAsync("alice")).Select(entry => entry.Id.Value).Skip(1),
            Is.EqualTo(new[] { "2025-10-07#mcp-1.1", "2025-10-07#mcp-1.2", "2025-10-07#mcp-2.1" })
        );
    }

    [Test]
    public async Task With_one_context_for_all_a_call_that_brings_its_own_is_refused()
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(
            StandardTools.CreateFor(floor.ToolDesk()),
            CallContexts.Fixed(Context, "mcp-1")
        );

        var answer = await (await server.ConnectAsync()).CallAsync(
            "buy",
            BuyTen,
            (CallMeta.Context, PipedServer.Seal().Seal(Contexts.Bob("2025-10-07")))
        );

        Assert.That(answer.Result(), Is.EqualTo("refused"));
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase("1")]
    [TestCase("")]
    [TestCase("a.b")]
    [TestCase("a-name-that-is-longer-than-it-may-be")]
    public void A_source_that_is_no_name_is_refused(string source)
    {
        Assert.That(() => CallContexts.Fixed(Context, source), Throws.ArgumentException);
        Assert.That(() => CallContexts.Sealed(PipedServer.Seal(), source), Throws.ArgumentException);
    }

    private static (string, JsonNode?) Sealed() => (CallMeta.Context, PipedServer.Seal().Seal(Context));

    private static (string, JsonNode?)[] Copies((string Key, JsonNode? Value)[] meta) =>
        [.. meta.Select(entry => (entry.Key, entry.Value?.DeepClone()))];

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Context, 1_000);
        return floor;
    }
}
