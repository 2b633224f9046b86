using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace AiTrader.Tools;

/// <summary>
/// Turns every answer of a model's endpoint that is not a reply into a <see cref="HttpRequestException"/> with the
/// status code, the requested waiting time, and the beginning of the body, from which the key of the request is
/// removed. Put it into the <see cref="HttpClient"/> of a provider's client, so that all providers fail in one way, and
/// switch off that client's own retries.
/// <code>new HttpClient(new EndpointFailureHandler(TimeProvider.System, new SocketsHttpHandler { AllowAutoRedirect =
/// false }))</code>
/// </summary>
/// <param name="timeProvider">
/// The wall clock, for endpoints that ask to wait until a time and for bodies that never end.
/// </param>
/// <param name="inner">
/// The handler that sends the requests. It must not follow redirections, because a key is for one host.
/// </param>
public sealed partial class EndpointFailureHandler(TimeProvider timeProvider, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    private const int MaximumRead = 4096;
    private const int MaximumShown = 300;

    // The status is known; what is said with it may be waited for this long, and counts as far as it came.
    private static readonly TimeSpan MaximumWait = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The endpoint did not answer with a reply.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // What a proxy in between answers when it has nothing to say: '<html><body>Bad gateway</body></html>', often
        // with status 200.
        bool isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (response.IsSuccessStatusCode && !isPage)
        {
            response.Content = await LimitedAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return response;
        }

        using (response)
        {
            string said = WithoutKeys(
                Unescaped(await BeginningAsync(response, cancellationToken).ConfigureAwait(false)),
                request.Headers
            );
            var failure = new HttpRequestException(
                $"{request.RequestUri?.Authority} answers "
                    + $"{(int)response.StatusCode}{(isPage ? " with a page" : "")}: {Shown(said)}",
                null,
                response.StatusCode
            );
            failure.Data["Retry-After"] = WaitOf(response.Headers.RetryAfter);

            throw failure;
        }
    }

    // A reply without an end is refused before it fills the memory.
    private static async Task<HttpContent> LimitedAsync(HttpContent content, CancellationToken cancellationToken)
    {
        bool isStream = content.Headers.ContentType?.MediaType == "text/event-stream";
        var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var limited = new StreamContent(
            new ReplyStream(body, isStream ? ReplyLimit.StreamBytes : ReplyLimit.BodyBytes)
        );
        foreach (var header in content.Headers)
        {
            limited.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return limited;
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter) =>
        retryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when date > timeProvider.GetUtcNow() => date - timeProvider.GetUtcNow(),
            { Date: not null } => TimeSpan.Zero,
            _ => null,
        };

    private async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[MaximumRead];
        int length = 0;
        using var late = new CancellationTokenSource(MaximumWait, timeProvider);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(ending.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                for (int read = 1; read > 0 && length < MaximumRead; length += read)
                {
                    read = await body.ReadAsync(beginning.AsMemory(length), ending.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception broken)
            when (broken is IOException or HttpRequestException
                || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // The endpoint did not end what it said. Its status says enough.
        }

        return Encoding.UTF8.GetString(beginning, 0, length);
    }

    // What JSON escapes is read as it is meant, so that a key is found however it is written: 'a+b' may come as
    // 'a\u002bb'.
    private static string Unescaped(string said) =>
        Escape()
            .Replace(
                said,
                escape =>
                    (
                        (char)
                            int.Parse(escape.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ).ToString()
            )
            .Replace("\\/", "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Escape();

    // Endpoints repeat the key in what they say: 'Incorrect API key provided: sk-…'.
    private static string WithoutKeys(string said, HttpRequestHeaders headers)
    {
        string[] names = ["x-api-key", "api-key", "x-goog-api-key"];
        var keys = names
            .SelectMany(name => headers.TryGetValues(name, out var values) ? values : [])
            .Append(headers.Authorization?.Parameter);
        return keys.Where(key => !string.IsNullOrWhiteSpace(key))
            .Aggregate(said, (text, key) => text.Replace(key!, "[key]", StringComparison.Ordinal));
    }

    private static string Shown(string said)
    {
        string line = string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length == 0 ? "nothing."
            : line.Length <= MaximumShown ? line
            : line[..MaximumShown] + "…";
    }
}
