using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace AiTrader.Tools;

/// <summary>
/// Asks again after a transient failure: up to three times, after 1, 2 and 4 seconds with jitter, or after the time
/// that the endpoint asks for (<c>Retry-After</c>, at most a minute). Only the request for a reply is repeated, never a
/// tool call. A streamed reply is passed on when it is complete, so that a reply that breaks off is also requested
/// again.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Adds retries to a client.</summary>
    /// <param name="client">The model.</param>
    /// <param name="timeProvider">The wall clock.</param>
    public RetryingChatClient(IChatClient client, TimeProvider timeProvider)
        : base(client) =>
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = LongestWait,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Exception is { } failure && TransientFailure.Is(failure)
                        ),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult(
                            TransientFailure.RetryAfter(arguments.Outcome.Exception) is { } wait
                                ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks))
                                : (TimeSpan?)null
                        ),
                }
            )
            .Build();

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return _pipeline
            .ExecuteAsync(
                static async (question, token) =>
                    await question
                        .Client.GetResponseAsync(question.Asked, question.Options, token)
                        .ConfigureAwait(false),
                (Client: InnerClient, Asked: asked, Options: options),
                cancellationToken
            )
            .AsTask();
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var updates = await _pipeline
            .ExecuteAsync(
                static async (question, token) =>
                    Whole(
                        await question
                            .Client.GetStreamingResponseAsync(question.Asked, question.Options, token)
                            .ToListAsync(token)
                            .ConfigureAwait(false)
                    ),
                (Client: InnerClient, Asked: asked, Options: options),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var update in updates)
        {
            yield return update;
        }
    }

    // A connection that a proxy closes properly in the middle of a reply looks like an end, but for the reason to end,
    // which comes last.
    private static List<ChatResponseUpdate> Whole(List<ChatResponseUpdate> updates) =>
        updates.Count == 0 || updates.Exists(update => update.FinishReason is not null)
            ? updates
            : throw new HttpIOException(
                HttpRequestError.ResponseEnded,
                "The model's reply is incomplete: it has no finish reason."
            );
}
