using System.Net;
using System.Net.Http.Headers;

namespace AiTrader.Tools;

/// <summary>
/// Lets a client of OpenAI's chat completions talk to the many endpoints that follow the protocol more or less. What is
/// sent is strict; what comes, whole or as a stream, is read leniently and handed on in the one form that the client
/// accepts. What a provider attaches to its message or its calls (a reasoning, a signature) goes back with later
/// requests, where <see cref="ChatDecisionMaker"/> asks. docs/models.md lists the dialects.
/// <code>new HttpClient(new ChatCompletionsHandler(new EndpointFailureHandler(TimeProvider.System, new
/// SocketsHttpHandler { AllowAutoRedirect = false })))</code>
/// </summary>
/// <param name="inner">The handler that sends the requests: an <see cref="EndpointFailureHandler"/>.</param>
public sealed class ChatCompletionsHandler(HttpMessageHandler inner) : DelegatingHandler(NotNull.Require(inner))
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue Events = new("text/event-stream");

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">The endpoint answers with an error, or not completely.</exception>
    /// <exception cref="InvalidDataException">The reply cannot be read.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await ReadQuestionAsync(request, cancellationToken).ConfigureAwait(false) is not { } question)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        request.Content = WithType(new ByteArrayContent(question.ToBytes()), Json);
        using var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        byte[] said = await ReplyBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var reply = CompletionReader.Read(said, question, new EndpointText(request));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = question.IsStreamed
                ? WithType(new ByteArrayContent(CompletionText.ToEvents(reply)), Events)
                : WithType(new ByteArrayContent(CompletionText.ToJson(reply)), Json),
        };
    }

    private static async ValueTask<CompletionQuestion?> ReadQuestionAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        request.Content is { } content
            ? CompletionQuestion.TryRead(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false))
            : null;

    private static ByteArrayContent WithType(ByteArrayContent content, MediaTypeHeaderValue type)
    {
        content.Headers.ContentType = type;
        return content;
    }
}
