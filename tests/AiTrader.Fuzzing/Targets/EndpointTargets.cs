using System.Text;
using AiTrader.Tools;

namespace AiTrader.Fuzzing.Targets;

/// <summary>What models and their endpoints answer.</summary>
internal static class EndpointTargets
{
    private const string Question = """
        {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"buy"}}]}
        """;

    private const string Completion = """
        {"id":"c1","object":"chat.completion","created":1759312800,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"I buy.","tool_calls":[{"id":"a","type":"function","function":{"name":"buy","arguments":"{\"symbol\":\"AAA\",\"quantity\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}
        """;

    private const string Streamed = """
        data: {"id":"c1","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Hi"}}]}

        data: {"id":"c1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"buy","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}

        data: [DONE]


        """;

    private const string Message = """
        {"id":"m1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"I hold."},{"type":"tool_use","id":"t","name":"hold","input":{"reason":"x"}}],"stop_reason":"tool_use","usage":{"input_tokens":10,"output_tokens":5}}
        """;

    private const string MessageStream = """
        event: message_start
        data: {"type":"message_start","message":{"id":"m1","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    private const string Cassette = """
        {"messages":[{"role":"user","contents":[{"$type":"text","text":"x"}]}],"tools":["buy"],"reply":{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"I hold."}]}]}}

        """;

    private static readonly Type[] Refusals =
    [
        typeof(HttpRequestException),
        typeof(HttpIOException),
        typeof(InvalidDataException),
    ];

    /// <summary>Creates the targets.</summary>
    public static IEnumerable<FuzzTarget> Create() =>
        [
            new("completions", Seed.Of(Completion, Streamed), ReadCompletion, Refusals),
            new("messages", Seed.Of(Message, MessageStream), ReadMessage, Refusals),
            new("questions", Seed.Of(Question), ReadQuestion),
            new(
                "arguments",
                Seed.Of("""{"symbol":"AAA","quantity":1}""", "\"{\\\"a\\\":1}\"", "```json\n{}\n```", "null"),
                RepairArguments
            ),
            new(
                "cassettes",
                Seed.Of(Cassette),
                input => Task.FromResult(AiTrader.Tools.Cassette.Read(input.File("c.jsonl"))),
                typeof(DataFileException)
            ),
        ];

    private static Task ReadCompletion(FuzzInput input)
    {
        _ = CompletionReader.Read(
            input.Bytes,
            CompletionQuestion.TryRead(Encoding.UTF8.GetBytes(Question))!,
            new EndpointText(new HttpRequestMessage(HttpMethod.Post, "http://localhost/v1"))
        );
        return Task.CompletedTask;
    }

    private static Task ReadMessage(FuzzInput input)
    {
        _ = MessageReader.Read(
            input.Bytes,
            new EndpointText(new HttpRequestMessage(HttpMethod.Post, "http://localhost/v1"))
        );
        return Task.CompletedTask;
    }

    private static Task ReadQuestion(FuzzInput input)
    {
        _ = CompletionQuestion.TryRead(input.Bytes)?.ToBytes();
        return Task.CompletedTask;
    }

    private static Task RepairArguments(FuzzInput input)
    {
        string repaired = CallArguments.Repair(input.Text);
        if (CallArguments.IsComplete(repaired))
        {
            Seed.RequireEqual(repaired, CallArguments.Repair(repaired), "The arguments");
        }

        return Task.CompletedTask;
    }
}
