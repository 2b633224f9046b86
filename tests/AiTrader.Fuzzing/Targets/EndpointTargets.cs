using System.Text;
using AiTrader.Tools;

namespace AiTrader.Fuzzing.Targets;

/// <summary>What models and their endpoints answer.</summary>
internal static class EndpointTargets
{
    private static readonly string Question = Seed.Read("question.json");
    private static readonly string Completion = Seed.Read("completion.json");
    private static readonly string Streamed = Seed.Read("completion.sse");
    private static readonly string Message = Seed.Read("message.json");
    private static readonly string MessageStream = Seed.Read("message.sse");
    private static readonly string Cassette = Seed.Read("cassette.jsonl");

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
