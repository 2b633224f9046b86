using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace AiTrader.Tools;

/// <summary>
/// Lets a client of Anthropic's messages talk to endpoints that follow the protocol more or less, as
/// <see cref="ChatCompletionsHandler"/> does for OpenAI's: an error inside a reply or a stream, a reply without usage,
/// JSON where a stream was asked for and the reverse. docs/models.md lists the dialects.
/// </summary>
/// <param name="inner">The handler that sends the requests: an <see cref="EndpointFailureHandler"/>.</param>
public sealed class MessagesHandler(HttpMessageHandler inner) : DelegatingHandler(NotNull.Require(inner))
{
    private const string Path = "/messages";

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The endpoint answers with an error, or not completely.</exception>
    /// <exception cref="InvalidDataException">The reply cannot be read.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri?.AbsolutePath.EndsWith(Path, StringComparison.Ordinal) != true)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        bool isStreamed = await IsStreamedAsync(request.Content, cancellationToken).ConfigureAwait(false);
        using var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] said = await ReplyBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var message = MessageReader.Read(said, new EndpointText(request));
        var content = new ByteArrayContent(isStreamed ? MessageEvents.Write(message) : CompletionText.Write(message));
        content.Headers.ContentType = new MediaTypeHeaderValue(isStreamed ? "text/event-stream" : "application/json");
        return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = content };
    }

    private static async ValueTask<bool> IsStreamedAsync(HttpContent? content, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return false;
        }

        try
        {
            byte[] body = await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return JsonElement.Parse(body).Member("stream").ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            // Not a request of this protocol; the endpoint will say so.
            return false;
        }
    }
}
