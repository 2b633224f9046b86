using System.Text;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Service.Http.Idempotency;

/// <summary>
/// Answers a request with the header <c>Idempotency-Key</c> once: repeated, also at the same time or to another
/// process, it gets the same answer. Another request with the key is refused.
/// </summary>
/// <param name="book">The requests and their answers.</param>
/// <param name="clock">The clock.</param>
internal sealed class IdempotencyFilter(IdempotencyBook book, TimeProvider clock) : IEndpointFilter
{
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
            var (document, request, hasBegun) = await book.BeginAsync(place, fingerprint, http.RequestAborted);
            if (hasBegun)
            {
                return await AnswerAsync(context, next, (document, request));
            }

            if (request.Fingerprint != fingerprint)
            {
                return new Problem(ProblemKinds.KeyReused);
            }

            if (request.Answer is { } answer)
            {
                return new RepeatedAnswer(answer);
            }

            if (clock.GetElapsedTime(start) > Patience)
            {
                return new Problem(ProblemKinds.InProgress) { RetryAfter = TimeSpan.FromSeconds(1) };
            }

            await Task.Delay(Pause, clock, http.RequestAborted);
        }
    }

    private async Task<IResult> AnswerAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next,
        (Document Document, StoredRequest Request) begun
    )
    {
        StoredAnswer answer;
        try
        {
            answer = await BufferAsync(context.HttpContext, await next(context));
        }
        catch (ProblemException refused)
        {
            answer = await BufferAsync(context.HttpContext, refused.Problem);
        }
        catch
        {
            await book.ForgetAsync(begun.Document, CancellationToken.None);
            throw;
        }

        // What may be right when it is tried again is not kept.
        await (
            answer.Status is StatusCodes.Status409Conflict or >= StatusCodes.Status500InternalServerError
                ? book.ForgetAsync(begun.Document, CancellationToken.None)
                : book.EndAsync(begun.Document, begun.Request, answer, CancellationToken.None)
        );
        return new RepeatedAnswer(answer);
    }

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
