using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;

namespace AiTrader.Tools;

/// <summary>
/// Asks again after a transient failure: up to three times, after 1, 2 and 4 seconds with jitter, or after the time
/// that the endpoint asks for (<c>Retry-After</c>, <c>retry-after-ms</c>). A failure that asks for a longer wait than
/// is allowed passes at once. Each retry is an event <c>aitrader.retry</c> of the current span. Only the request for a
/// reply is repeated, never a tool call. A streamed reply is passed on when it is complete, so that a reply that breaks
/// off is also requested again.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    private static readonly TimeSpan DefaultLongestWait = TimeSpan.FromMinutes(1);

    private static readonly ResiliencePropertyKey<RequestLog?> Log = new("AiTrader.RequestLog");

    private readonly ResiliencePipeline _pipeline;

    /// <summary>Adds retries to a client.</summary>
    /// <param name="client">The model.</param>
    /// <param name="timeProvider">The wall clock.</param>
    /// <param name="longestWait">
    /// The longest wait that an endpoint may ask for, such as <see cref="ChatBudget.WallTime"/>. Positive. Default: one
    /// minute.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longestWait"/> is zero or negative.</exception>
    public RetryingChatClient(IChatClient client, TimeProvider timeProvider, TimeSpan? longestWait = null)
        : base(NotNull.Require(client))
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var limit = longestWait ?? DefaultLongestWait;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(longestWait));
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = 3,
                    Delay = TimeSpan.FromSeconds(1),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    MaxDelay = DefaultLongestWait,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome.Exception, limit)),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult(TransientFailure.FindWait(arguments.Outcome.Exception)),
                    OnRetry = TellAsync,
                }
            )
            .Build();
    }

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        return AskAsync(token => InnerClient.GetResponseAsync(asked, options, token), options, cancellationToken);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var updates = await AskAsync(
                async token =>
                    Whole(
                        await InnerClient
                            .GetStreamingResponseAsync(asked, options, token)
                            .ToListAsync(token)
                            .ConfigureAwait(false)
                    ),
                options,
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
    private static List<ChatResponseUpdate> Whole(List<ChatResponseUpdate> updates)
    {
        if (updates.Count == 0 || updates.Exists(update => update.FinishReason is not null))
        {
            return updates;
        }

        var broken = new HttpIOException(
            HttpRequestError.ResponseEnded,
            "The model's reply is incomplete: it has no finish reason."
        );
        TokenCounts.Keep(broken, updates.ToChatResponse().Usage);
        throw broken;
    }

    // Each request is one of its session's log, if the session has one.
    private async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        ChatOptions? options,
        CancellationToken cancellationToken
    )
    {
        var log = (options as SessionChatOptions)?.Log;
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Log, log);
        try
        {
            return await _pipeline
                .ExecuteAsync(
                    async attempt =>
                    {
                        log?.Begin();
                        return await ask(attempt.CancellationToken).ConfigureAwait(false);
                    },
                    context
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsWorthAnotherTry(Exception? failure, TimeSpan longestWait) =>
        failure is not null
        && TransientFailure.Is(failure)
        && (TransientFailure.FindWait(failure) ?? TimeSpan.Zero) <= longestWait;

    private static async ValueTask TellAsync(OnRetryArguments<object> arguments)
    {
        Activity.Current?.AddEvent(
            new ActivityEvent(
                "aitrader.retry",
                tags: new ActivityTagsCollection
                {
                    ["aitrader.retry.attempt"] = arguments.AttemptNumber + 1,
                    ["aitrader.retry.delay"] = arguments.RetryDelay.TotalSeconds,
                    ["aitrader.retry.reason"] = arguments.Outcome.Exception?.Message,
                }
            )
        );
        if (
            arguments.Context.Properties.TryGetValue(Log, out var log)
            && log is not null
            && arguments.Outcome.Exception is { } failure
        )
        {
            await log.RetryAsync(failure).ConfigureAwait(false);
        }
    }
}
