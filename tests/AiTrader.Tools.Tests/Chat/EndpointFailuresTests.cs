using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Tools.Tests.Chat;

public sealed class EndpointFailuresTests
{
    [Test]
    public async Task A_reply_passes_as_it_is()
    {
        var response = new HttpResponseMessage { Content = new StringContent("{}", Encoding.UTF8, "application/json") };

        Assert.That(await SendAsync(response), Is.SameAs(response));
    }

    [Test]
    public void A_failure_says_its_status_and_what_the_endpoint_says_in_one_short_line()
    {
        var response = new HttpResponseMessage(HttpStatusCode.BadGateway)
        {
            Content = new StringContent("Bad\r\n\u001b[31mgateway" + new string('!', 1000)),
        };

        Assert.That(
            async () => await SendAsync(response),
            Throws
                .TypeOf<HttpRequestException>()
                .With.Property("StatusCode")
                .EqualTo(HttpStatusCode.BadGateway)
                .And.Message.EqualTo("127.0.0.1 answers 502: Bad \\u001b[31mgateway" + new string('!', 300 - 16) + "…")
        );
    }

    [TestCase("Authorization", "Bearer sk-planted")]
    [TestCase("x-api-key", "sk-planted")]
    [TestCase("api-key", "sk-planted")]
    public void A_key_that_is_repeated_is_not_shown(string header, string value)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent("Not a key: sk-planted, sk-planted."),
        };

        Assert.That(
            async () => await SendAsync(response, header, value),
            Throws
                .TypeOf<HttpRequestException>()
                .With.Message.EqualTo("127.0.0.1 answers 401: Not a key: [key], [key].")
        );
    }

    [TestCase(@"sk-a\u002Bb\/c")]
    [TestCase(@"sk-a\u002bb/c")]
    public void A_key_that_is_repeated_with_escapes_is_not_shown(string repeated)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent($$"""{"error":"{{repeated}}"}"""),
        };

        Assert.That(
            async () => await SendAsync(response, "Authorization", "Bearer sk-a+b/c"),
            Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("""127.0.0.1 answers 401: {"error":"[key]"}""")
        );
    }

    [Test]
    public void A_page_is_no_reply_even_with_status_200()
    {
        var response = new HttpResponseMessage { Content = new StringContent("<html/>", Encoding.UTF8, "text/html") };

        Assert.That(
            async () => await SendAsync(response),
            Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("127.0.0.1 answers 200 with a page: <html/>")
        );
    }

    [Test]
    public void A_failure_without_a_word_says_so() =>
        Assert.That(
            async () => await SendAsync(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)),
            Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("127.0.0.1 answers 503: nothing.")
        );

    [Test]
    public async Task What_never_ends_is_waited_for_five_seconds_and_shown_as_far_as_it_came()
    {
        var clock = new FakeTimeProvider();
        using var body = new Endless("Wait, and"u8.ToArray());
        var sending = SendAsync(
            new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StreamContent(body) },
            clock: clock
        );
        await body.IsWaiting;
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(
            async () => await sending,
            Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("127.0.0.1 answers 403: Wait, and")
        );
    }

    [Test]
    public async Task A_cancellation_while_it_is_read_passes()
    {
        using var cancelling = new CancellationTokenSource();
        using var body = new Endless([]);
        var sending = SendAsync(
            new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StreamContent(body) },
            cancellationToken: cancelling.Token
        );
        await body.IsWaiting;
        await cancelling.CancelAsync();

        Assert.That(async () => await sending, Throws.InstanceOf<OperationCanceledException>());
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpResponseMessage response,
        string header = "Accept",
        string value = "*/*",
        FakeTimeProvider? clock = null,
        CancellationToken cancellationToken = default
    )
    {
        using var invoker = new HttpMessageInvoker(
            new EndpointFailureHandler(clock ?? new FakeTimeProvider(), new Answer(response))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1/");
        request.Headers.Add(header, value);
        return await invoker.SendAsync(request, cancellationToken);
    }

    private sealed class Answer(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(response);
    }

    // Gives some bytes, and then neither more nor an end.
    private sealed class Endless(byte[] bytes) : MemoryStream
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isGiven = bytes.Length == 0;

        public Task IsWaiting => _waiting.Task;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (!_isGiven)
            {
                _isGiven = true;
                bytes.CopyTo(buffer);
                return bytes.Length;
            }

            _waiting.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
