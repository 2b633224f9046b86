using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>Has every reply streamed, and gives it on in one piece.</summary>
internal sealed class StreamedChatClient(IChatClient client) : DelegatingChatClient(client)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);
}
