using System.Net;
using System.Text;
using AiTrader.Tools.Chat;
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
        var response = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("Bad\r\n\u001b[31mgateway" + new string('!', 1000)) };

        Assert.That(async () => await SendAsync(response), Throws.TypeOf<HttpRequestException>()
            .With.Property("StatusCode").EqualTo(HttpStatusCode.BadGateway)
            .And.Message.EqualTo("The model's endpoint answers 502: Bad   [31mgateway" + new string('!', 300 - 17) + "…"));
    }

    [TestCase("Authorization", "Bearer sk-planted")]
    [TestCase("x-api-key", "sk-planted")]
    [TestCase("api-key", "sk-planted")]
    public void A_key_that_is_repeated_is_not_shown(string header, string value)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("Not a key: sk-planted, sk-planted.") };

        Assert.That(async () => await SendAsync(response, header, value), Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("The model's endpoint answers 401: Not a key: ***, ***."));
    }

    [Test]
    public void A_page_is_no_reply_even_with_status_200()
    {
        var response = new HttpResponseMessage { Content = new StringContent("<html/>", Encoding.UTF8, "text/html") };

        Assert.That(async () => await SendAsync(response), Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("The model's endpoint answers 200 with a page: <html/>"));
    }

    [Test]
    public void A_failure_without_a_word_says_so() =>
        Assert.That(async () => await SendAsync(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)), Throws.TypeOf<HttpRequestException>().With.Message.EqualTo("The model's endpoint answers 503: nothing."));

    private static async Task<HttpResponseMessage> SendAsync(HttpResponseMessage response, string header = "Accept", string value = "*/*")
    {
        using var invoker = new HttpMessageInvoker(new EndpointFailures(new FakeTimeProvider(), new Answer(response)));
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1/");
        request.Headers.Add(header, value);
        return await invoker.SendAsync(request, default);
    }

    private sealed class Answer(HttpResponseMessage response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(response);
    }
}
