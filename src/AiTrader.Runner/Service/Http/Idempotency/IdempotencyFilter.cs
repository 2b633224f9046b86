using System.Text;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// Answers a request with the header <c>Idempotency-Key</c> once: repeated, also at the same time or to another
/// process, it gets the same answer. Another request with the key is refused.
/// </summary>
/// <param name="book">The requests and their answers.</param>
/// <param name="quota">How many new keys a user can send.</param>
/// <param name="clock">The clock.</param>
internal sealed class IdempotencyFilter(IdempotencyBook book, KeyQuota quota, TimeProvider clock) : IEndpointFilter
{
    private const int LongestBody = 4_096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!http.Request.Headers.TryGetValue(IdempotencyKey.Header, out var given))
        {
            return await next(context);
        }

        if (given is not [var text] || !IdempotencyKey.TryParse(text, out string? key))
        {
            return Problem.Invalid(
                (
                    IdempotencyKey.Header,
                    $"{MessageText.Quote(given.ToString())} is refused; allowed: {IdempotencyKey.Allowed}."
                )
            );
        }

        string fingerprint = IdempotencyBook.FingerprintOf(
            http.Request.Method,
            http.Request.Path + http.Request.QueryString,
            await RequestBody.ReadAsync(http)
        );
        var place = IdempotencyBook.KeyOf(UserIdentity.Of(http).Name, key);
        var start = clock.GetTimestamp();
        while (true)
        {
            var (request, begun) = await book.BeginAsync(
                place,
                fingerprint,
                () => RequirePlace(UserIdentity.Of(http).Name),
                http.RequestAborted
            );
            if (begun is not null)
            {
                return await AnswerAsync(context, next, begun);
            }

            if (request.Fingerprint != fingerprint)
            {
                return new Problem(ProblemKinds.KeyReused);
            }

            if (request.Answer is { } answer)
            {
                return new RepeatedAnswer(answer.Body is null ? await MakeAgainAsync(context, next, answer) : answer);
            }

            if (clock.GetElapsedTime(start) > Patience)
            {
                return BegunRequest.InProgress();
            }

            await Task.Delay(Pause, clock, http.RequestAborted);
        }
    }

    private static async Task<IResult> AnswerAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        BegunRequest begun
    )
    {
        var http = context.HttpContext;
        begun.Attach(http);

        // A client that leaves ends nothing that has begun.
        var aborted = http.RequestAborted;
        http.RequestAborted = CancellationToken.None;
        StoredAnswer answer;
        try
        {
            answer = await AnswerAsync(context, next);
        }
        catch
        {
            await begun.ReleaseAsync();
            throw;
        }

        await (IsKept(answer.Status) ? begun.EndAsync(KeptOf(http, answer)) : begun.ForgetAsync());
        http.RequestAborted = aborted;
        return new RepeatedAnswer(answer);
    }

    private static async Task<StoredAnswer> AnswerAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        try
        {
            return await BufferAsync(context.HttpContext, await next(context));
        }
        catch (ProblemException refused)
        {
            return await BufferAsync(context.HttpContext, refused.Problem);
        }
    }

    private static StoredAnswer KeptOf(HttpContext http, StoredAnswer answer) =>
        answer.Body?.Length > LongestBody && http.GetEndpoint()?.Metadata.GetMetadata<MadeAgain>() is not null
            ? answer with
            {
                Body = null,
            }
            : answer;

    private static async Task<StoredAnswer> MakeAgainAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        StoredAnswer kept
    )
    {
        var made = await AnswerAsync(context, next);
        return IsKept(made.Status) ? kept with { Body = made.Body } : made;
    }

    private void RequirePlace(UserName user)
    {
        if (!quota.TryTake(user))
        {
            throw new ProblemException(
                new Problem(
                    ProblemKinds.TooManyRequests,
                    FormattableString.Invariant($"The user has sent {quota.Most} new keys in an hour; try again later.")
                )
                {
                    RetryAfter = TimeSpan.FromMinutes(1),
                }
            );
        }
    }

    // What was done, and what is wrong with the request itself. Everything else can be right when it is tried again.
    private static bool IsKept(int status) =>
        status
            is (>= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices)
                or StatusCodes.Status400BadRequest
                or StatusCodes.Status422UnprocessableEntity;

    private static async Task<StoredAnswer> BufferAsync(HttpContext http, object? result)
    {
        var response = http.Response;
        var body = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await ((IResult)result!).ExecuteAsync(http);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            response.Body = body;
        }

        return new StoredAnswer(
            response.StatusCode,
            response.ContentType,
            response.Headers.Location,
            Encoding.UTF8.GetString(buffer.ToArray())
        );
    }
}
