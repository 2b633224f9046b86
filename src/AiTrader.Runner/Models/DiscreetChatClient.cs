using System.Runtime.CompilerServices;
using AiTrader.Runner.Keys;
using Microsoft.Extensions.AI;

namespace AiTrader.Runner.Models;

/// <summary>
/// A provider's client without the key in its replies and failures, and with the same failures for every provider. A
/// stream is passed on when it is complete: a key can be spread over its updates, and an incomplete stream can be
/// requested again.
/// </summary>
/// <param name="client">The provider's client.</param>
/// <param name="key">The key; null if there is none.</param>
internal sealed class DiscreetChatClient(IChatClient client, ApiKey? key) : DelegatingChatClient(client)
{
    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    ) => CleanAsync(base.GetResponseAsync(messages, options, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var whole = base.GetStreamingResponseAsync(messages, options, cancellationToken)
            .ToChatResponseAsync(cancellationToken);
        foreach (var update in (await CleanAsync(whole, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    private async Task<ChatResponse> CleanAsync(Task<ChatResponse> asked, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await asked;
            return key?.Clean(reply) ?? reply;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Each provider throws its own; nothing of it may be lost, and the key must be.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // Some wrap a cancellation in a failure of their own.
            cancellationToken.ThrowIfCancellationRequested();
            throw EndpointFailure.Of(failure, key);
        }
    }
}
