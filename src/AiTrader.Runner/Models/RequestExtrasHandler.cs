using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiTrader.Runner.Models;

/// <summary>Adds to each request what the client of its protocol does not write.</summary>
/// <param name="provider">Whose endpoint it is.</param>
/// <param name="extras">What is added.</param>
/// <param name="inner">The handler that sends the requests.</param>
internal sealed class RequestExtrasHandler(Provider provider, RequestExtras extras, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    private const string CompletionLimit = "max_completion_tokens";

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        foreach (var (name, value) in extras.Headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (provider.KeyHeader is { } header && request.Headers.Authorization?.Parameter is { } key)
        {
            request.Headers.Authorization = null;
            request.Headers.Add(header, key);
        }

        if (extras.ApiVersion is { } version)
        {
            request.RequestUri = new UriBuilder(request.RequestUri!)
            {
                Query = $"api-version={Uri.EscapeDataString(version)}",
            }.Uri;
        }

        await ChangeBodyAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private async ValueTask ChangeBodyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is null || (extras.Body.Count == 0 && provider.TokenLimit == CompletionLimit))
        {
            return;
        }

        if (JsonNode.Parse(await request.Content.ReadAsByteArrayAsync(cancellationToken)) is not JsonObject body)
        {
            return;
        }

        // OpenAI's client writes the name of its newest models; others know the older one.
        if (body[CompletionLimit] is { } limit && provider.TokenLimit != CompletionLimit)
        {
            body.Remove(CompletionLimit);
            body[provider.TokenLimit] = limit.DeepClone();
        }

        foreach (var (name, value) in extras.Body)
        {
            body[name] = value?.DeepClone();
        }

        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }
}
