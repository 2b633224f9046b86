using System.Text.Json;
using AiTrader.Testing;
using AiTrader.Tools.Mcp;

namespace AiTrader.Tools.Tests.Mcp;

/// <summary>What a host is told of tools, and whether their answers keep to it.</summary>
public sealed class HostAnswerTests
{
    private static readonly SessionSchedule Days = new([
        TradingTime.Parse("2025-10-07"),
        TradingTime.Parse("2025-10-08"),
    ]);

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("buy", """{"symbol":"AAA","quantity":10}"""),
        ("buy", """{"symbol":"AAA","quantity":100000}"""),
        ("buy", """{"symbol":"XXX","quantity":10}"""),
        ("sell", """{"symbol":"AAA","quantity":1}"""),
        ("buy", """{"symbol":"AAA","quantity":1,"limit":9.5,"time_in_force":"gtc"}"""),
        ("buy", """{"symbol":"AAA","quantity":1,"time_in_force":"gtc"}"""),
        ("sell", """{"symbol":"AAA","quantity":1,"limit":0}"""),
        ("orders", "{}"),
        ("orders", """{"page":1}"""),
        ("cancel", """{"order":" "}"""),
        ("cancel", """{"order":"2025-10-06#1.1"}"""),
        ("quote", """{"symbol":"AAA"}"""),
        ("quote", "{}"),
        ("history", """{"symbol":"AAA","count":3}"""),
        ("history", """{"symbol":"AAA","count":0}"""),
        ("portfolio", "{}"),
        ("portfolio", """{"signature":"bob"}"""),
        ("calculate", """{"expression":"1/3"}"""),
        ("calculate", """{"expression":"1/"}"""),
        ("market", "{}"),
        ("symbols", "{}"),
        ("symbols", """{"page":9}"""),
        ("hold", """{"reason":" "}"""),
        ("hold", """{"reason":"Dear."}"""),
        ("end_session", "{}"),
    ];

    [Test]
    public async Task Every_answer_has_the_form_of_its_output_schema_advice_included()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);
        var client = await server.ConnectAsync();
        var tools = (await client.ListToolsAsync()).ToDictionary(tool => tool.Name);

        Assert.That(Calls.Select(call => call.Tool).Distinct(), Is.EquivalentTo(tools.Keys));
        foreach (var (tool, arguments) in Calls)
        {
            var answer = await client.CallAsync(tool, arguments);
            Assert.That(answer.IsError, Is.Not.True, answer.Text());
            Assert.That(
                SchemaCheck.Find(tools[tool].ProtocolTool.OutputSchema!.Value, answer.StructuredContent!.Value),
                Is.Null,
                $"{tool} {arguments}: {answer.StructuredContent}"
            );
        }
    }

    [Test]
    public void The_check_finds_what_does_not_have_the_form()
    {
        var schema = JsonElement.Parse(
            """{"type":"object","properties":{"a":{"type":"number"}},"anyOf":[{"required":["a"]},{"required":["b"]}]}"""
        );

        Assert.Multiple(() =>
        {
            Assert.That(SchemaCheck.Find(schema, JsonElement.Parse("""{"a":1}""")), Is.Null);
            Assert.That(SchemaCheck.Find(schema, JsonElement.Parse("""{"a":"1"}""")), Does.Contain("a"));
            Assert.That(SchemaCheck.Find(schema, JsonElement.Parse("{}")), Does.Contain("required"));
            Assert.That(SchemaCheck.Find(schema, JsonElement.Parse("""{"a":1,"c":2}""")), Does.Contain("c"));
        });
    }

    [Test]
    public async Task Every_tool_has_a_title_and_every_range_is_in_the_schema()
    {
        await using var server = await PipedServer.WalkAsync(new TradingFloor(TestMarket.UsWeek()), Days);
        var tools = (await (await server.ConnectAsync()).ListToolsAsync()).ToDictionary(tool => tool.Name);

        string Keyword(string tool, string argument, string keyword) =>
            tools[tool].JsonSchema.GetProperty("properties").GetProperty(argument).GetProperty(keyword).GetRawText();

        Assert.Multiple(() =>
        {
            Assert.That(tools.Values.Select(tool => tool.ProtocolTool.Title), Is.Unique.And.All.Not.Null);
            Assert.That(Keyword("buy", "quantity", "exclusiveMinimum"), Is.EqualTo("0"));
            Assert.That(Keyword("sell", "quantity", "exclusiveMinimum"), Is.EqualTo("0"));
            Assert.That(Keyword("buy", "limit", "exclusiveMinimum"), Is.EqualTo("0"));
            Assert.That(Keyword("buy", "limit", "type"), Is.EqualTo("\"number\""));
            Assert.That(Keyword("sell", "time_in_force", "enum"), Is.EqualTo("""["day","gtc"]"""));
            Assert.That(Keyword("cancel", "order", "maxLength"), Is.EqualTo("64"));
            Assert.That(Keyword("history", "count", "maximum"), Is.EqualTo("250"));
            Assert.That(Keyword("hold", "reason", "maxLength"), Is.EqualTo("2000"));
            Assert.That(Keyword("symbols", "size", "maximum"), Is.EqualTo("200"));
            Assert.That(Keyword("quote", "symbol", "type"), Is.EqualTo("\"string\""));
            Assert.That(Keyword("quote", "symbols", "maxItems"), Is.EqualTo("100"));
        });
    }

    [Test]
    public async Task An_argument_of_any_type_that_can_be_left_out_gets_no_type()
    {
        static string Look(TradingContext _, JsonElement? anything = null, string? note = null) => $"{anything}{note}";
        var tool = TradingTool.Create<JsonElement?, string?, string>("look", "Looks.", Look);
        await using var server = new PipedServer([tool], CallContexts.Fixed(Contexts.Alice("2025-10-07"), "test-1"));

        var listed = (await (await server.ConnectAsync()).ListToolsAsync()).Single();

        var properties = listed.JsonSchema.GetProperty("properties");
        Assert.That(properties.GetProperty("anything").TryGetProperty("type", out _), Is.False);
        Assert.That(properties.GetProperty("note").GetProperty("type").GetString(), Is.EqualTo("string"));
    }

    [Test]
    public void The_schema_of_a_model_in_this_process_has_none_of_the_keywords_of_servers()
    {
        var tools = StandardTools.CreateFor(new TradingFloor(TestMarket.UsWeek()).ToolDesk());

        string schemas = string.Concat(
            tools.Bind(Contexts.Alice("2025-10-07")).Select(tool => tool.JsonSchema.GetRawText())
        );

        Assert.That(schemas, Does.Not.Contain("inimum").And.Not.Contain("aximum").And.Not.Contain("maxLength"));
    }
}
