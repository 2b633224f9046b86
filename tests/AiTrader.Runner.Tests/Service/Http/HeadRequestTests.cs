using System.Net;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>HEAD: what GET answers, without the body.</summary>
internal sealed class HeadRequestTests : HttpFixture
{
    [TestCase("/v1/models", HttpStatusCode.OK, "application/json")]
    [TestCase("/v1/events", HttpStatusCode.OK, "text/event-stream")]
    [TestCase("/v1/traders/none", HttpStatusCode.NotFound, "application/problem+json")]
    [TestCase("/", HttpStatusCode.OK, "text/html")]
    [TestCase("/reference", HttpStatusCode.OK, "text/html")]
    [TestCase("/health/live", HttpStatusCode.OK, "application/json")]
    public async Task An_address_that_is_read_has_a_head_which_ends(string path, HttpStatusCode status, string type)
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Head, path);

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [Test]
    public async Task A_head_without_a_key_is_refused()
    {
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(HttpMethod.Head, "/v1/models");

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
