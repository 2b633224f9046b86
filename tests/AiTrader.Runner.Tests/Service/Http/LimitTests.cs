using System.Net;
using System.Net.Sockets;
using System.Text;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Http.Requests;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>What one client can take: requests, bytes, and time.</summary>
internal sealed class LimitTests : HttpFixture
{
    private const int Burst = 20;

    [Test]
    public async Task A_user_with_too_many_requests_waits_and_others_do_not()
    {
        var answers = new List<HttpResponseMessage>();
        for (int i = 0; i < Burst + 10; i++)
        {
            answers.Add(await Ada.GetAsync("/v1/models"));
        }

        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.That(refused, Has.Count.GreaterThan(5));
        Assert.That(refused[0].Headers.RetryAfter!.Delta, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(await refused[0].Content.ReadAsStringAsync(), Does.Contain(ProblemKinds.TooManyRequests.Type));
        Assert.That(
            (await ServedHttp.SendAsync(Bob, HttpMethod.Get, "/v1/models")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        answers.ForEach(answer => answer.Dispose());
    }

    [Test]
    public async Task Who_guesses_keys_is_slowed_down_and_users_of_the_same_address_are_not()
    {
        using var guessing = Service.Client("ait_ada_" + new string('0', 64));
        var statuses = new List<HttpStatusCode>();
        for (int i = 0; i < Burst + 10; i++)
        {
            statuses.Add((await ServedHttp.SendAsync(guessing, HttpMethod.Get, "/v1/models")).Status);
        }

        Assert.That(statuses, Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(statuses, Has.None.EqualTo(HttpStatusCode.OK));
        Assert.That(
            (await ServedHttp.SendAsync(Bob, HttpMethod.Get, "/v1/models")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
    }

    [Test]
    public async Task A_user_with_too_many_open_streams_is_refused_until_one_is_closed_and_others_are_not()
    {
        var first = await ListenAsync(Ada);
        using var second = await ListenAsync(Ada);
        using var refused = await ListenAsync(Ada);
        using var other = await ListenAsync(Bob);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
        string problem = await refused.Content.ReadAsStringAsync();
        Assert.That(refused.Headers.RetryAfter!.Delta, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(problem, Does.Contain("2 open streams of events; allowed: 2"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        first.Dispose();
        HttpStatusCode status;
        do
        {
            await Task.Delay(200);
            using var again = await ListenAsync(Ada);
            status = again.StatusCode;
        } while (status == HttpStatusCode.TooManyRequests);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_that_is_too_long_is_refused_and_changes_nothing(bool saysHowLong)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/traders");
        string prompt = new('x', RequestBody.Longest);
        request.Content = new StringContent(
            $$"""{"signature":"mine","modelId":"scripted/demo","prompt":"{{prompt}}"}""",
            Encoding.UTF8,
            "application/json"
        );
        request.Headers.TransferEncodingChunked = !saysHowLong;

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(ProblemKinds.TooLarge.Type));
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
    }

    [TestCase("GET /{0} HTTP/1.1\r\nHost: localhost\r\n\r\n", "414")]
    [TestCase("GET / HTTP/1.1\r\nHost: localhost\r\nX: {0}\r\n\r\n", "431")]
    [TestCase("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [TestCase("GET / HTTP/1.1\r\n\r\n", "400")]
    [TestCase(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "4"
    )]
    [TestCase("\0\0\0 / HTTP/1.1\r\n\r\n", "400")]
    public async Task What_is_not_a_request_is_refused(string text, string status)
    {
        using var client = await ConnectAsync();
        string request = text.Replace("{0}", new string('x', 20_000), StringComparison.Ordinal);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(client.GetStream());
        Assert.That(await reader.ReadLineAsync(), Does.StartWith($"HTTP/1.1 {status}"));
    }

    [Test]
    [Category(TestCategory.Long)]
    public async Task A_client_that_sends_a_byte_now_and_then_is_cut_off()
    {
        using var headers = await ConnectAsync();
        using var body = await ConnectAsync();
        await headers.GetStream().WriteAsync("GET /health/live HTTP/1.1\r\n"u8.ToArray());
        string key = Ada.DefaultRequestHeaders.Authorization!.ToString();
        await body.GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"POST /v1/traders HTTP/1.1\r\nHost: localhost\r\nAuthorization: {key}\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                )
            );

        string[] answers = await Task.WhenAll(DrainAsync(headers), DrainAsync(body));

        Assert.That(answers, Is.All.Contains("408"));
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
        Assert.That(
            (await ServedHttp.SendAsync(Bob, HttpMethod.Get, "/v1/models")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
    }

    protected override Task<ServedHttp> StartAsync(IStore store) =>
        ServedHttp.StartAsync(
            store,
            limits: new HttpLimits
            {
                PerSecond = 1,
                Burst = Burst,
                AnonymousPerSecond = 1,
                AnonymousBurst = Burst,
                Listeners = 2,
            }
        );

    private static Task<HttpResponseMessage> ListenAsync(HttpClient client) =>
        client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Service.Served.Address.Host, Service.Served.Address.Port);
        return client;
    }

    // A byte each second, until the service has had enough.
    private static async Task<string> DrainAsync(TcpClient client)
    {
        var answer = new StreamReader(client.GetStream()).ReadToEndAsync();
        try
        {
            for (int i = 0; i < 60 && !answer.IsCompleted; i++)
            {
                await client.GetStream().WriteAsync("x"u8.ToArray());
                await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1)));
            }

            return await answer;
        }
        catch (IOException)
        {
            return "408 by a connection that was cut";
        }
    }
}
