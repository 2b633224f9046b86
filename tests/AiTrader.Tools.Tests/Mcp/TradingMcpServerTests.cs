using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Handoffs;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;
using Microsoft.Extensions.AI;
using ModelContextProtocol.Server;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>What a client sees that is none of ours.</summary>
public sealed class TradingMcpServerTests
{
    private const string BuyTen = """{"symbol":"AAA","quantity":10}""";

    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    private static readonly Dictionary<string, string> GoodCalls = new()
    {
        ["buy"] = BuyTen,
        ["sell"] = BuyTen,
        ["cancel"] = """{"order":"2025-10-06#1.1"}""",
        ["hold"] = """{"reason":"Too dear."}""",
        ["quote"] = """{"symbol":"AAA"}""",
        ["history"] = """{"symbol":"AAA","count":5}""",
        ["portfolio"] = "{}",
        ["orders"] = "{}",
        ["calculate"] = """{"expression":"1+1"}""",
    };

    [Test]
    public async Task The_tools_are_listed_with_schemas_that_know_of_no_context()
    {
        await using var server = new PipedServer(await OpenAsync());

        var tools = await (await server.ConnectAsync()).ListToolsAsync();

        Assert.That(tools.Select(tool => tool.Name), Is.EquivalentTo(GoodCalls.Keys));
        foreach (var tool in tools)
        {
            // How long an order rests is no time of the session.
            string schema = tool.JsonSchema.GetRawText().Replace("time_in_force", "tif", StringComparison.Ordinal);
            Assert.That(
                new[] { "signature", "time", "date", "model", "context", "cancellation", "\"id\"" }.Where(word =>
                    schema.Contains(word, StringComparison.OrdinalIgnoreCase)
                ),
                Is.Empty,
                schema
            );
        }
    }

    [TestCase("buy", false, true, false)]
    [TestCase("sell", false, true, false)]
    [TestCase("cancel", false, true, false)]
    [TestCase("hold", false, false, false)]
    [TestCase("orders", true, false, true)]
    [TestCase("quote", true, false, true)]
    [TestCase("history", true, false, true)]
    [TestCase("portfolio", true, false, true)]
    [TestCase("calculate", true, false, true)]
    public async Task The_annotations_of_a_tool_are_true(
        string name,
        bool isReadOnly,
        bool isDestructive,
        bool isIdempotent
    )
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        var client = await server.ConnectAsync();

        var annotations = (await client.ListToolsAsync()).Single(tool => tool.Name == name).ProtocolTool.Annotations!;
        int before = (await floor.EntriesAsync("alice")).Count;
        await client.CallAsync(name, GoodCalls[name], Sealed());
        await client.CallAsync(name, GoodCalls[name], Sealed());
        var after = (await floor.EntriesAsync("alice")).Skip(before).ToList();

        Assert.Multiple(() =>
        {
            Assert.That(
                (
                    annotations.ReadOnlyHint,
                    annotations.DestructiveHint,
                    annotations.IdempotentHint,
                    annotations.OpenWorldHint
                ),
                Is.EqualTo((isReadOnly, isDestructive, isIdempotent, false))
            );
            Assert.That(after, Has.Count.EqualTo(isReadOnly ? 0 : 2));
            Assert.That(after.Any(entry => entry is LedgerEntry.Filled), Is.EqualTo(name == "buy"));
        });
    }

    [TestCaseSource(nameof(BadContexts))]
    public async Task A_call_without_a_valid_context_executes_nothing_and_says_no_more_than_that(
        (string Key, JsonNode? Value)[] meta
    )
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        var client = await server.ConnectAsync();

        foreach (var (tool, arguments) in GoodCalls)
        {
            var answer = await client.CallAsync(tool, arguments, Copies(meta));

            Assert.That(
                (answer.IsError, answer.Text(), answer.Result()),
                Is.EqualTo((true, CallAnswer.RefusedText, "refused")),
                tool
            );
        }

        Assert.That(
            await floor.EntriesAsync("alice"),
            Has.Count.EqualTo(1),
            "The account was opened, and nothing else."
        );
    }

    [Test]
    public async Task A_tool_that_knows_nothing_of_contexts_is_guarded_too()
    {
        int calls = 0;
        await using var server = new PipedServer(await OpenAsync())
        {
            Unguarded = McpServerTool.Create(AIFunctionFactory.Create(() => ++calls, "count")),
        };
        var client = await server.ConnectAsync();

        var refused = await client.CallAsync("count", "{}");
        Assert.That((refused.Text(), calls), Is.EqualTo((CallAnswer.RefusedText, 0)));
        await client.CallAsync("count", "{}", Sealed());
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public async Task A_denial_and_advice_are_ordinary_answers()
    {
        var floor = await OpenAsync();
        await using var server = new PipedServer(floor);
        var client = await server.ConnectAsync();

        var denied = await client.CallAsync("buy", """{"symbol":"AAA","quantity":1000}""", Sealed());
        var advised = await client.CallAsync("buy", """{"symbol":"AAA","quantity":10,"signature":"bob"}""", Sealed());

        Assert.Multiple(() =>
        {
            Assert.That(
                (denied.IsError, denied.Result()),
                Is.Not.EqualTo((true, "recorded")).And.EqualTo(((bool?)null, "recorded"))
            );
            Assert.That(denied.Text(), Does.StartWith("Denied (insufficient_cash)"));
            Assert.That((advised.IsError, advised.Result()), Is.EqualTo(((bool?)null, "advised")));
            Assert.That(
                advised.Text(),
                Does.StartWith("buy does not take 'signature'; it takes limit, quantity, stop, symbol, time_in_force.")
            );
        });
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_fault_is_marked_and_tells_nothing_of_what_broke()
    {
        var week = TestMarket.UsWeek();
        var floor = new TradingFloor(
            new FaultyMarketData(week.MarketData, _ => true),
            week.Series,
            new InMemoryStore(TimeProvider.System).Ledgers,
            RuleBook.Standard
        );
        await floor.OpenAsync(Context, 1_000);
        await using var server = new PipedServer(floor);

        var answer = await (await server.ConnectAsync()).CallAsync("quote", """{"symbol":"AAA"}""", Sealed());

        Assert.That((answer.IsError, answer.Result()), Is.EqualTo((true, "faulted")));
        Assert.That(
            JsonSerializer.Serialize(answer, AIJsonUtilities.DefaultOptions),
            Does.Not.Contain("prices").And.Not.Contain("Exception").And.Not.Contain("alice")
        );
    }

    private static IEnumerable<TestCaseData> BadContexts()
    {
        TestCaseData Case(string name, params (string, JsonNode?)[] meta) =>
            new TestCaseData([meta]).SetArgDisplayNames(name);
        ContextSeal Seal(SealKey key, string audience, TimeProvider timeProvider) =>
            new(new SealKeys(key), audience, timeProvider);
        var late = Substitute.For<TimeProvider>();
        late.GetUtcNow().Returns(DateTimeOffset.UtcNow.AddHours(-1.1));
        string genuine = PipedServer.Seal().Seal(Context);
        yield return Case("none");
        yield return Case(
            "forged",
            (CallMeta.Context, Seal(SealKey.Generate("k1"), "aitrader", TimeProvider.System).Seal(Context))
        );
        yield return Case("expired", (CallMeta.Context, Seal(PipedServer.Key, "aitrader", late).Seal(Context)));
        yield return Case(
            "for others",
            (CallMeta.Context, Seal(PipedServer.Key, "others", TimeProvider.System).Seal(Context))
        );
        yield return Case("truncated", (CallMeta.Context, genuine[..^1]));
        yield return Case("under another name", ("context", genuine));
        yield return Case("null", (CallMeta.Context, null));
        yield return Case("a number", (CallMeta.Context, 7));
        yield return Case("an object", (CallMeta.Context, new JsonObject { ["signature"] = "alice" }));
        yield return Case(
            "in clear",
            (CallMeta.Context, """{"signature":"alice","time":"2025-10-07","model":"test/model"}"""),
            ("signature", "alice")
        );
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
