using System.Text;

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
public sealed class EndpointFailureHandler(TimeProvider timeProvider, HttpMessageHandler inner)
    : DelegatingHandler(NotNull.Require(inner))
{
    private readonly TimeProvider _timeProvider = NotNull.Require(timeProvider);

    private const int MaximumRead = 4096;

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
            return response;
        }

        using (response)
        {
            string said = await BeginningAsync(response, cancellationToken).ConfigureAwait(false);
            var text = new EndpointText(request);
            var failure = new HttpRequestException(
                $"{text.Authority} answers "
                    + $"{(int)response.StatusCode}{(isPage ? " with a page" : "")}: {text.Show(said)}",
                null,
                response.StatusCode
            );
            failure.Data["Retry-After"] = RequestedWait.Find(response.Headers, _timeProvider.GetUtcNow());

            throw failure;
        }
    }

    private async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[MaximumRead];
        int length = 0;
        using var late = new CancellationTokenSource(MaximumWait, _timeProvider);
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
}
