using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using AiTrader.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AiTrader.Runner.Service.Events;

/// <summary>
/// Events as a response that does not end: what came after the <c>Last-Event-ID</c> of the request (or its query
/// <c>after</c>), or from now on, and then each event as it comes.
/// </summary>
/// <param name="feed">The events.</param>
/// <param name="range">Which events the store has.</param>
/// <param name="isVisible">Whether the user may see an event.</param>
internal sealed class EventStream(EventFeed feed, IEventStore range, Func<StoredEvent, ValueTask<bool>> isVisible)
    : IResult
{
    private const string Header = "Last-Event-ID";
    private const string Parameter = "after";
    private const int FlushedAt = 1 << 16;

    private static readonly byte[] SignOfLife = ":\n\n"u8.ToArray();

    /// <summary>Where a request says from which event on it wants them, and what; null if it does not.</summary>
    public static (string Name, string? Text) FindStart(HttpRequest request) =>
        request.Headers[Header].FirstOrDefault() is { } sent
            ? (Header, sent)
            : (Parameter, request.Query[Parameter].FirstOrDefault());

    /// <summary>From which event on a request wants them; null from now on, and false if it is not a number.</summary>
    public static bool TryReadStart(HttpRequest request, out long? after)
    {
        string? text = FindStart(request).Text;
        after = null;
        if (text is null)
        {
            return true;
        }

        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        after = number;
        return isNumber;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!TryReadStart(httpContext.Request, out long? asked))
        {
            await Results
                .Problem("Last-Event-ID is refused; allowed: the number of an event.", statusCode: 400)
                .ExecuteAsync(httpContext);
            return;
        }

        var program = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            httpContext.RequestAborted,
            program.ApplicationStopping
        );
        try
        {
            await ExecuteAsync(httpContext, asked, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The listener is gone, or the program ends: then it hears the end, and comes back with what it has.
        }
    }

    private async Task ExecuteAsync(HttpContext httpContext, long? asked, CancellationToken cancellation)
    {
        long last = await feed.FindLastAsync(cancellation);
        var response = httpContext.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        await response.StartAsync(cancellation);
        long after = await TellStartAsync(response, asked, last, cancellation);
        await foreach (var batch in feed.ListenAsync(after, cancellation))
        {
            if (batch is [{ Event.Number: var first }, ..] && first != after + 1)
            {
                WriteGap(response.BodyWriter, after, first);
            }

            await WriteAsync(response, batch, cancellation);
            after = batch is [.., { Event.Number: var number }] ? number : after;
        }
    }

    private async Task WriteAsync(HttpResponse response, IReadOnlyList<FedEvent> batch, CancellationToken cancellation)
    {
        var body = response.BodyWriter;
        if (batch.Count == 0)
        {
            body.Write(SignOfLife);
        }

        bool isLastVisible = true;
        foreach (var told in batch)
        {
            isLastVisible = await isVisible(told.Event);
            if (!isLastVisible)
            {
                continue;
            }

            body.Write(told.Frame.Span);
            if (body.UnflushedBytes > FlushedAt)
            {
                await body.FlushAsync(cancellation);
            }
        }

        // So that a listener who sees few of them resumes after all that passed.
        if (!isLastVisible)
        {
            body.Write(Encoding.UTF8.GetBytes(Line($"id: {batch[^1].Event.Number}\n\n")));
        }

        await body.FlushAsync(cancellation);
    }

    // A listener who was away too long, or comes from before the store went back, is told so, and not left with a gap
    // that does not show. The store can be ahead of this process, of which another one has told the listener.
    private async Task<long> TellStartAsync(
        HttpResponse response,
        long? asked,
        long last,
        CancellationToken cancellation
    )
    {
        var kept = await range.FindRangeAsync(cancellation);
        long start = Math.Min(asked ?? last, Math.Max(last, kept.Last));
        long after = Math.Max(start, kept.First - 1);
        if (asked is { } seen && (seen > start || seen < after))
        {
            WriteGap(response.BodyWriter, seen, after + 1);
        }

        string text = Line($"retry: 1000\nid: {start}\n\n");
        await response.BodyWriter.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        return after;
    }

    private static void WriteGap(PipeWriter body, long after, long first) =>
        body.Write(Encoding.UTF8.GetBytes(Line($"event: gap\ndata: {{\"after\":{after},\"first\":{first}}}\n\n")));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
