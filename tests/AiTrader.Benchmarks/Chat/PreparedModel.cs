using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Benchmarks.Chat;

/// <summary>
/// A model whose replies are made beforehand, so that nothing of what is measured is its own: ten calls of five tools,
/// then words.
/// </summary>
internal sealed class PreparedModel : IChatClient
{
    /// <summary>How many tools it calls in a session.</summary>
    public const int Calls = 10;

    private static readonly (string Tool, string Arguments)[] Cycle =
    [
        ("buy", """{"symbol":"SYM01","quantity":10}"""),
        ("quote", """{"symbol":"SYM02"}"""),
        ("sell", """{"symbol":"SYM01","quantity":3}"""),
        ("portfolio", "{}"),
        ("calculate", """{"expression":"round((10000 - 12.5) / 187.24, 2)"}"""),
    ];

    private readonly ChatResponse[] _replies;

    public PreparedModel(int callsAReply) =>
        _replies = [
            .. Enumerable.Range(0, Calls).Select(CallOf).Chunk(callsAReply).Select(ReplyOf),
            new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done.")),
        ];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => Task.FromResult(_replies[(messages.Count() / 2) - 1]);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }

    private static ChatResponse ReplyOf(FunctionCallContent[] calls) =>
        new(new ChatMessage(ChatRole.Assistant, [.. calls]))
        {
            FinishReason = ChatFinishReason.ToolCalls,
            Usage = new UsageDetails
            {
                InputTokenCount = 1_000,
                OutputTokenCount = 50,
                TotalTokenCount = 1_050,
            },
        };

    private static FunctionCallContent CallOf(int number)
    {
        var (tool, arguments) = Cycle[number % Cycle.Length];
        return new FunctionCallContent(
            $"call-{number}",
            tool,
            JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)
        );
    }
}
