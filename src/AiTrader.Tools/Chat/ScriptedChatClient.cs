using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools;

/// <summary>
/// A model that follows a script, for demonstrations without a key and for tests. It gets the same messages as any
/// other model.
/// </summary>
/// <param name="script">
/// Returns the reply to the messages so far and their options. The first call gets two messages.
/// </param>
public sealed class ScriptedChatClient(Func<IReadOnlyList<ChatMessage>, ChatOptions?, ChatResponse> script)
    : IChatClient
{
    private readonly Func<IReadOnlyList<ChatMessage>, ChatOptions?, ChatResponse> _script = NotNull.Require(script);

    /// <summary>Creates a model whose script uses only the messages.</summary>
    /// <param name="script">Returns the reply to the messages so far.</param>
    public ScriptedChatClient(Func<IReadOnlyList<ChatMessage>, ChatResponse> script)
        : this((messages, _) => script(messages)) => ArgumentNullException.ThrowIfNull(script);

    /// <summary>Creates a reply with text.</summary>
    public static ChatResponse Say(string text) =>
        new(new ChatMessage(ChatRole.Assistant, NotNull.Require(text))) { FinishReason = ChatFinishReason.Stop };

    /// <summary>A reply that calls one tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments; null for none.</param>
    public static ChatResponse Call(string tool, AIFunctionArguments? arguments = null) =>
        Call(new FunctionCallContent("call-1", NotNull.Require(tool), arguments ?? []));

    /// <summary>Creates a reply that calls tools, in order.</summary>
    /// <param name="calls">The calls, each with an id of its own.</param>
    public static ChatResponse Call(params FunctionCallContent[] calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. calls]))
        {
            FinishReason = ChatFinishReason.ToolCalls,
        };
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_script([.. messages], options));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <summary>There is nothing to dispose of.</summary>
    public void Dispose() { }
}
