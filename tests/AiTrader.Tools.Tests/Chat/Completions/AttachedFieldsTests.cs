using System.Text.Json;
using System.Text.Json.Nodes;
using AiTrader.Testing.Endpoints;
using AiTrader.Tools.Tests.Chat.Http;

namespace AiTrader.Tools.Tests.Chat.Completions;

/// <summary>
/// What thinking models attach to a message or a call comes back to them unchanged, in every later request of the
/// session, and stands in the journal.
/// </summary>
/// <param name="streaming">Whether a stream is asked for.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class AttachedFieldsTests(bool streaming)
{
    private const string Buy = """{"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":1}"}""";

    private static readonly ModelAnswer Done = ModelAnswer.Say("That is all.");

    [TestCase("""{"reasoning_content":"AAA is cheap."}""", "{}")]
    [TestCase("""{"reasoning":"a","reasoning_details":[{"type":"reasoning.encrypted","data":"x=="}]}""", "{}")]
    [TestCase("{}", """{"extra_content":{"google":{"thought_signature":"c2ln"}}}""")]
    [TestCase("""{"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]}]}""", "{}")]
    [TestCase(
        """{"reasoning_content":"价格 \"low\" 🚀","n":1.50,"flag":true,"deep":{"a":[null,{}]}}""",
        """{"x":"y"}"""
    )]
    public async Task They_go_back_unchanged_in_every_later_request(string message, string call)
    {
        await using var session = await HttpSession.OpenAsync(
            streaming,
            Reply(message, call, "c1"),
            ModelAnswer.Call(("portfolio", "{}")),
            Done
        );

        await session.RunAsync();

        foreach (int request in new[] { 1, 2 })
        {
            var sent = Sent(session, request);
            AssertHas(sent, message);
            AssertHas((JsonObject)sent["tool_calls"]![0]!, call);
            Assert.That((string?)sent["tool_calls"]![0]!["id"], Is.EqualTo("c1"));
        }

        Assert.That(
            session.Endpoint.Requests[2].Body.GetProperty("messages").EnumerateArray().Last().GetRawText(),
            Does.Not.Contain("fields")
        );
    }

    [Test]
    public async Task They_stand_in_the_journal_under_the_id_of_the_provider_and_survive_the_process()
    {
        bool down = true;
        await using var session = await HttpSession.OpenAsync(
            streaming,
            new ModelEndpoint(request =>
                request.Turn == 0 ? Reply("""{"reasoning_content":"Cheap."}""", """{"extra_content":{"s":"1"}}""", "c1")
                : down ? ModelAnswer.Error(400, "The reasoning_content must be passed back.")
                : Done
            )
        );

        var broken = await session.RunAsync();
        down = false;
        var traded = await session.RunAsync();

        Assert.That(broken, Is.TypeOf<SessionResult.Faulted>());
        Assert.That(traded, Is.TypeOf<SessionResult.Traded>());
        var reply = JsonNode.Parse((await session.KeptAsync())[1].Content)!["messages"]![0]!["contents"]!.AsArray();
        var call = reply.Single(content => (string?)content!["$type"] == "functionCall")!;
        Assert.That((string?)call["callId"], Is.EqualTo("c1"));
        Assert.That(
            call["additionalProperties"]!["provider_fields"]!.ToJsonString(),
            Is.EqualTo("""{"message":{"reasoning_content":"Cheap."},"call":{"extra_content":{"s":"1"}}}""")
        );
        AssertHas(Sent(session, 2), """{"reasoning_content":"Cheap."}""");
    }

    [Test]
    public async Task Pieces_of_a_stream_are_put_together()
    {
        string[] chunks =
        [
            """{"role":"assistant","content":"","reasoning_content":"AAA "}""",
            """{"reasoning_content":"is cheap."}""",
            """{"reasoning_details":[{"type":"reasoning.text","index":0,"text":"A"}]}""",
            """{"reasoning_details":[{"type":"reasoning.text","index":0,"text":"AA","signature":"s"}]}""",
            """{"reasoning_details":[{"type":"reasoning.encrypted","index":1,"data":"d"}]}""",
            $$"""{"tool_calls":[{"index":0,"id":"c1","function":{{Buy}},"extra_content":{"s":1} }]}""",
        ];
        string stream = string.Concat(
            chunks
                .Select(chunk => $$"""{"choices":[{"delta":{{chunk}},"finish_reason":null}]}""")
                .Append("""{"choices":[{"delta":{},"finish_reason":"tool_calls"}]}""")
                .Append("[DONE]")
                .Select(chunk => $"data: {chunk}\n\n")
        );
        await using var session = await HttpSession.OpenAsync(
            streaming,
            ModelAnswer.Raw("text/event-stream", stream),
            Done
        );

        await session.RunAsync();

        AssertHas(
            Sent(session, 1),
            """
            {"reasoning_content":"AAA is cheap.","reasoning_details":[
                {"type":"reasoning.text","index":0,"text":"AAA","signature":"s"},
                {"type":"reasoning.encrypted","index":1,"data":"d"}]}
            """
        );
        AssertHas((JsonObject)Sent(session, 1)["tool_calls"]![0]!, """{"extra_content":{"s":1}}""");
    }

    [Test]
    public async Task What_is_sent_is_strict()
    {
        await using var session = await HttpSession.OpenAsync(streaming, ModelAnswer.Call(("portfolio", "null")), Done);

        await session.RunAsync();

        string sent = session.Endpoint.Requests[1].Body.GetRawText();
        Assert.That(sent, Does.Contain("\"arguments\":\"{}\""));
        Assert.That(sent, Does.Not.Contain("\"required\":[]").And.Not.Contain("parallel_tool_calls"));
        Assert.That(
            session.Endpoint.Requests[1].Body.GetProperty("tools").EnumerateArray(),
            Has.All.Matches<JsonElement>(tool =>
                tool.GetProperty("function").GetProperty("parameters").TryGetProperty("properties", out _)
            )
        );
    }

    private static ModelAnswer Reply(string message, string call, string id)
    {
        var said = JsonNode.Parse(message)!.AsObject();
        var called = JsonNode.Parse(call)!.AsObject();
        called["id"] = id;
        called["type"] = "function";
        called["function"] = JsonNode.Parse(Buy);
        said["role"] = "assistant";
        said["tool_calls"] = new JsonArray(called);
        var reply = new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["message"] = said, ["finish_reason"] = "tool_calls" }),
        };
        return ModelAnswer.Raw("application/json", reply.ToJsonString());
    }

    private static JsonObject Sent(HttpSession session, int request) =>
        JsonNode
            .Parse(session.Endpoint.Requests[request].Body.GetProperty("messages").GetRawText())!
            .AsArray()
            .OfType<JsonObject>()
            .First(message => (string?)message["role"] == "assistant");

    private static void AssertHas(JsonObject sent, string fields)
    {
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            Assert.That(JsonNode.DeepEquals(sent[name], value), $"{name}: {sent[name]?.ToJsonString()}");
        }
    }
}
