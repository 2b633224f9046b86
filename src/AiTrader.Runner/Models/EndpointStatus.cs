using System.Net.Http.Headers;

namespace AiTrader.Runner.Models;

/// <summary>
/// Makes each status that is no success a failure, the same for every provider: with the status, the time that the endpoint asks to
/// wait (<c>Retry-After</c>), and what it says, without the key.
/// </summary>
internal sealed class EndpointStatus(ApiKey? key, TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    private const int ReadLength = 16_384;
    private const int ShownLength = 300;

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The endpoint refuses, or is out of reach.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            string said = await ReadAsync(response, cancellationToken);
            var failure = new HttpRequestException(
                $"{request.RequestUri!.Authority} answers {(int)response.StatusCode} {response.ReasonPhrase}{(said.Length == 0 ? "." : $": {said}")}", null, response.StatusCode);
            if (WaitOf(response.Headers.RetryAfter) is { } wait)
            {
                failure.Data["Retry-After"] = wait;
            }

            throw failure;
        }
    }

    private async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        char[] buffer = new char[ReadLength];
        string text = new(buffer, 0, await reader.ReadBlockAsync(buffer, cancellationToken));
        string said = string.Join(' ', (key?.Clean(text) ?? text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return said.Length <= ShownLength ? said : said[..ShownLength] + "…";
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter) => retryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };
}
