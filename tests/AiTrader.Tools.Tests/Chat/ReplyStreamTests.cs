using System.Net;
using System.Net.Http.Headers;

namespace AiTrader.Tools.Tests.Chat;

public sealed class ReplyStreamTests
{
    [TestCase("application/json", 1 << 24)]
    [TestCase("text/event-stream", 1 << 26)]
    public void A_body_that_does_not_end_is_refused_at_the_limit(string type, long limit)
    {
        using var endless = new EndlessStream();
        using var handler = new EndpointFailureHandler(TimeProvider.System, new Answering(endless, type));
        using var client = new HttpClient(handler);

        Assert.That(
            async () => await client.GetAsync(new Uri("http://localhost/")),
            Throws.InstanceOf<ModelReplyException>().With.Message.Contains($"{limit:N0} bytes")
        );
        Assert.That(endless.Sent, Is.LessThan(limit + (1 << 20)));
    }

    [Test]
    public async Task A_body_within_the_limit_arrives_with_its_headers()
    {
        using var body = new MemoryStream("{}"u8.ToArray());
        using var handler = new EndpointFailureHandler(TimeProvider.System, new Answering(body, "application/json"));
        using var client = new HttpClient(handler);

        using var response = await client.GetAsync(new Uri("http://localhost/"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("{}"));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
    }

    private sealed class Answering(Stream body, string type) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var content = new StreamContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue(type);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        }
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Sent { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Sent += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
