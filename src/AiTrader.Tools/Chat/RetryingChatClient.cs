using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace AiTrader.Tools.Chat;

/// <summary>
/// Asks again after a transient failure: up to three times, after 1, 2 and 4 seconds with jitter, or after the time that the endpoint
/// asks for (<c>Retry-After</c>, at most a minute). A stream is asked for again until its first update has come, and not after. It asks for a reply only; nothing that a tool did is done again.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Retries for a client.</summary>
    /// <param name="client">The model.</param>
    /// <param name="clock">The wall clock.</param>
    public RetryingChatClient(IChatClient client, TimeProvider clock)
        : base(client) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            MaxDelay = LongestWait,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } failure && TransientFailure.Is(failure)),
            DelayGenerator = arguments => ValueTask.FromResult(
                TransientFailure.RetryAfter(arguments.Outcome.Exception!) is { } wait ? (wait < LongestWait ? wait : LongestWait) : (TimeSpan?)null),
        })
        .Build();

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return _pipeline.ExecuteAsync(
            static async (question, token) => await question.Client.GetResponseAsync(question.Asked, question.Options, token).ConfigureAwait(false),
            (Client: InnerClient, Asked: asked, Options: options),
            cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var (updates, isAny) = await _pipeline.ExecuteAsync(
            static (question, token) => BeginAsync(question.Client.GetStreamingResponseAsync(question.Asked, question.Options, token), token),
            (Client: InnerClient, Asked: asked, Options: options),
            cancellationToken).ConfigureAwait(false);
        await using var closing = updates.ConfigureAwait(false);
        for (; isAny; isAny = await updates.MoveNextAsync().ConfigureAwait(false))
        {
            yield return updates.Current;
        }
    }

    // Waits for the first update: until then nothing was given to anybody, so that asking again repeats nothing.
    private static async ValueTask<(IAsyncEnumerator<ChatResponseUpdate> Updates, bool IsAny)> BeginAsync(
        IAsyncEnumerable<ChatResponseUpdate> stream, CancellationToken cancellationToken)
    {
        var updates = stream.GetAsyncEnumerator(cancellationToken);
        try
        {
            return (updates, await updates.MoveNextAsync().ConfigureAwait(false));
        }
        catch
        {
            await updates.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
