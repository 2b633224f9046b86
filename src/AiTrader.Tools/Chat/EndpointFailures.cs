using System.Net.Http.Headers;
using System.Text;

namespace AiTrader.Tools.Chat;

/// <summary>
/// Makes whatever a model's endpoint answers that is no reply a <see cref="HttpRequestException"/>: with its status code, the time
/// that the endpoint asks to wait, and the beginning of what it says, from which the key of the request is removed. It belongs into
/// the <see cref="HttpClient"/> that any provider's own client is given, so that all of them fail in one way; that client's own
/// retries are to be switched off.
/// <code>new HttpClient(new EndpointFailures(TimeProvider.System, new SocketsHttpHandler()))</code>
/// </summary>
/// <param name="clock">The wall clock, for endpoints that ask to wait until a time.</param>
/// <param name="inner">What sends the requests.</param>
public sealed class EndpointFailures(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaximumRead = 4096;
    private const int MaximumShown = 300;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The endpoint answered something else than a reply, or nothing.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // What a proxy in between answers when it has nothing to say: '<html><body>Bad gateway</body></html>', often with status 200.
        bool isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        if (response.IsSuccessStatusCode && !isPage)
        {
            return response;
        }

        using (response)
        {
            string said = WithoutKeys(await BeginningAsync(response, cancellationToken).ConfigureAwait(false), request.Headers);
            var failure = new HttpRequestException($"The model's endpoint answers {(int)response.StatusCode}{(isPage ? " with a page" : "")}: {Shown(said)}", null, response.StatusCode);
            failure.Data["Retry-After"] = WaitOf(response.Headers.RetryAfter);

            throw failure;
        }
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter) => retryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> BeginningAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        byte[] beginning = new byte[MaximumRead];
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            int length = await body.ReadAtLeastAsync(beginning, MaximumRead, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(beginning, 0, length);
        }
    }

    // Endpoints repeat the key in what they say: 'Incorrect API key provided: sk-…'.
    private static string WithoutKeys(string said, HttpRequestHeaders headers)
    {
        string[] names = ["x-api-key", "api-key", "x-goog-api-key"];
        var keys = names.SelectMany(name => headers.TryGetValues(name, out var values) ? values : []).Append(headers.Authorization?.Parameter);
        return keys.Where(key => !string.IsNullOrWhiteSpace(key)).Aggregate(said, (text, key) => text.Replace(key!, "***", StringComparison.Ordinal));
    }

    private static string Shown(string said)
    {
        string line = string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length == 0 ? "nothing." : line.Length <= MaximumShown ? line : line[..MaximumShown] + "…";
    }
}
