using AiTrader.Testing.Endpoints;

namespace AiTrader.Runner.Tests.Models;

/// <summary>Replies as endpoints write them that follow Anthropic's protocol more or less, over real HTTP.</summary>
/// <param name="streaming">Whether a stream is asked for.</param>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class AnthropicDialectTests(bool streaming) : ModelRunFixture
{
    private const string Search =
        """{"type":"server_tool_use","id":"srv_1","name":"web_search","input":{"query":"AAA"}}""";

    private const string Buy = """{"type":"tool_use","id":"t1","name":"buy","input":{"symbol":"AAA","quantity":1}}""";

    [TestCaseSource(nameof(Buys))]
    public async Task A_call_is_read_and_executed_once(string contentType, string body)
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Raw(contentType, body),
            ModelAnswer.Say("That is all.")
        );
        WriteTrader(endpoint);

        await Program.SucceedAsync(Run());

        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );
        Assert.That(shown.Output, Does.Contain("1 filled").And.Contain("1 traded"));
    }

    [TestCase("application/json", """{"type":"error","error":{"type":"invalid_request_error","message":"No."}}""", 1)]
    [TestCase("application/json", """{"type":"error","error":{"type":"overloaded_error","message":"No."}}""", 4)]
    [TestCase(
        "text/event-stream",
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"No.\"}}\n\n",
        4
    )]
    [Category(TestCategory.Long)]
    public async Task An_error_inside_a_reply_is_that_error(string contentType, string body, int requests)
    {
        await using var endpoint = ModelEndpoint.Answering(ModelAnswer.Raw(contentType, body));
        WriteTrader(endpoint);

        var result = await Program.RunAsync(Run());

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("answers with an error: No."));
        Assert.That(endpoint.Requests, Has.Count.EqualTo(requests));
    }

    [TestCase("""{"symbol":"AAA","quantity":1,"quantity":5}""")]
    [TestCase("""["AAA",1]""")]
    [TestCase("\"AAA\"")]
    public async Task An_input_that_cannot_be_read_trades_nothing_and_the_model_is_told(string input)
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Raw(
                "application/json",
                Message($$"""{"type":"tool_use","id":"t1","name":"buy","input":{{input}} }""")
            ),
            ModelAnswer.Say("That is all.")
        );
        WriteTrader(endpoint);

        await Program.SucceedAsync(Run());

        Assert.That(endpoint.Requests[1].Body.GetRawText(), Does.Contain("buy does not take"));
        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );
        Assert.That(shown.Output, Does.Not.Contain("1 filled"));
    }

    [Test]
    public async Task A_turn_that_is_paused_continues_with_what_was_said_and_without_an_empty_answer()
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Raw("application/json", Message("""{"type":"text","text":"I read."}""", "\"pause_turn\"")),
            ModelAnswer.Raw("application/json", Message(Buy)),
            ModelAnswer.Say("That is all.")
        );
        WriteTrader(endpoint);

        await Program.SucceedAsync(Run());

        var sent = endpoint.Requests[1].Body.GetProperty("messages").EnumerateArray().ToList();
        Assert.That(sent, Has.Count.EqualTo(2));
        Assert.That(sent[1].GetRawText(), Does.Contain("I read."));
    }

    [Test]
    public async Task A_turn_that_is_paused_before_it_said_anything_continues()
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Raw("application/json", Message(Search, "\"pause_turn\"")),
            ModelAnswer.Raw("application/json", Message(Buy)),
            ModelAnswer.Say("That is all.")
        );
        WriteTrader(endpoint);

        await Program.SucceedAsync(Run());

        var shown = await Program.SucceedAsync(
            "ledger",
            "show",
            "--store",
            "sqlite:ledgers.db",
            "--signature",
            "alice"
        );
        Assert.That(shown.Output, Does.Contain("1 filled").And.Contain("1 traded"));
    }

    private static IEnumerable<TestCaseData> Buys()
    {
        yield return Case("as Anthropic says it", Message(Buy));
        yield return Case("without usage", Message(Buy, usage: ""));
        yield return Case(
            "usage in floats",
            Message(Buy, usage: ""","usage":{"input_tokens":1.5,"output_tokens":"2"}""")
        );
        yield return Case("no stop reason", Message(Buy, "null"));
        yield return Case(
            "no id",
            Message("""{"type":"tool_use","name":"buy","input":{"symbol":"AAA","quantity":1}}""")
        );
        yield return Case(
            "an input in a string",
            Message("""{"type":"tool_use","id":"","name":"buy","input":"{\"symbol\":\"AAA\",\"quantity\":1}"}""")
        );
        yield return Case("no head", $$"""{"content":[{{Buy}}]}""");
        string[] events =
        [
            """{"type":"message_start","message":{"content":[]}}""",
            """{"type":"ping"}""",
            """{"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"buy"}}""",
            """{"type":"content_block_delta","index":0,"delta":{"partial_json":"{\"symbol\":\"AAA\","}}""",
            """{"type":"content_block_delta","index":0,"delta":{"partial_json":"\"quantity\":1}"}}""",
            """{"type":"message_stop"}""",
        ];
        yield return new TestCaseData(
            "text/event-stream",
            string.Concat(events.Select(data => $"data: {data}\n\n"))
        ).SetArgDisplayNames("a stream without types and usage");
    }

    private static TestCaseData Case(string name, string body) =>
        new TestCaseData("application/json", body).SetArgDisplayNames(name);

    private static string Message(
        string block,
        string reason = "\"tool_use\"",
        string usage = ""","usage":{"input_tokens":1,"output_tokens":1}"""
    ) =>
        """{"id":"m","type":"message","role":"assistant","model":"m","stop_sequence":null,"""
        + $$""" "content":[{{block}}],"stop_reason":{{reason}}{{usage}} }""";

    private void WriteTrader(ModelEndpoint endpoint) =>
        WriteTraders(
            $$"""{ "signature": "alice", "cash": 500, "model": { "provider": "anthropic","""
                + $$""" "endpoint": "{{endpoint.Address}}", "id": "test/model","""
                + $$""" "streaming": {{(streaming ? "true" : "false")}}, "budget": { "wallTime": 60 } } }"""
        );
}
