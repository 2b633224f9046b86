using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// Keeps what a provider attached to its calls as a property of the call, and its counts of tokens as usage, so that
/// ids in conversations, journals and traces are the provider's own. A <see cref="ChatCompletionsHandler"/> is on the
/// other side.
/// </summary>
/// <param name="client">The model.</param>
internal sealed class AttachedFieldsChatClient(IChatClient client) : DelegatingChatClient(client)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var reply = await base.GetResponseAsync(Carried(messages), options, cancellationToken).ConfigureAwait(false);
        CarriedCounts.Add(reply.Usage, CarriedCounts.Find(reply.ResponseId));
        reply.ResponseId = CarriedCounts.OwnOf(reply.ResponseId);
        foreach (var message in reply.Messages)
        {
            message.MessageId = CarriedCounts.OwnOf(message.MessageId);
            Keep(message.Contents);
        }

        return reply;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        long? written = null;
        await foreach (
            var update in base.GetStreamingResponseAsync(Carried(messages), options, cancellationToken)
                .ConfigureAwait(false)
        )
        {
            written ??= CarriedCounts.Find(update.ResponseId);
            CarriedCounts.Add(update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details, written);
            update.ResponseId = CarriedCounts.OwnOf(update.ResponseId);
            update.MessageId = CarriedCounts.OwnOf(update.MessageId);
            Keep(update.Contents);
            yield return update;
        }
    }

    private static void Keep(IList<AIContent> contents)
    {
        for (int i = 0; i < contents.Count; i++)
        {
            if (
                contents[i] is FunctionCallContent call
                && AttachedFields.TrySplit(call.CallId, out string own, out var fields)
            )
            {
                contents[i] = Renamed(call, own, kept => kept[AttachedFields.Key] = fields);
            }
        }
    }

    private static IEnumerable<ChatMessage> Carried(IEnumerable<ChatMessage> messages) => messages.Select(Carried);

    private static ChatMessage Carried(ChatMessage message)
    {
        if (!message.Contents.Any(content => FieldsOf(content) is not null))
        {
            return message;
        }

        var carried = message.Clone();
        carried.Contents =
        [
            .. message.Contents.Select(content =>
                FieldsOf(content) is { } fields && content is FunctionCallContent call
                    ? Renamed(call, AttachedFields.Carry(call.CallId, fields), kept => kept.Remove(AttachedFields.Key))
                    : content
            ),
        ];
        return carried;
    }

    private static JsonElement? FieldsOf(AIContent content) =>
        content is FunctionCallContent
        && content.AdditionalProperties?.TryGetValue(AttachedFields.Key, out object? fields) == true
            ? fields as JsonElement?
            : null;

    private static FunctionCallContent Renamed(
        FunctionCallContent call,
        string id,
        Action<AdditionalPropertiesDictionary> change
    )
    {
        var properties = call.AdditionalProperties?.Clone() ?? [];
        change(properties);
        return new FunctionCallContent(id, call.Name, call.Arguments)
        {
            Exception = call.Exception,
            AdditionalProperties = properties,
        };
    }
}
