using System.Net;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.ToolServers;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>What pages of other sites can do with a browser that signed in here: nothing.</summary>
internal sealed class CrossSiteTests : HttpFixture
{
    private const string Trader = """{"signature":"mine","modelId":"scripted/demo"}""";

    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Origin", "http://127.0.0.1:1")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    [TestCase("Sec-Fetch-Site", "same-site")]
    public async Task A_post_of_another_site_is_refused_and_changes_nothing(string header, string value)
    {
        string cookie = await CookieAsync();
        using var client = Service.Client();

        var (status, _) = await ServedHttp.SendAsync(
            client,
            HttpMethod.Post,
            "/v1/traders",
            Trader,
            ("Cookie", cookie),
            (header, value)
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_post_of_a_page_of_its_own_passes()
    {
        string cookie = await CookieAsync();
        using var client = Service.Client();

        var (status, _) = await ServedHttp.SendAsync(
            client,
            HttpMethod.Post,
            "/v1/traders",
            Trader,
            ("Cookie", cookie),
            ("Origin", Service.Served.Address.GetLeftPart(UriPartial.Authority)),
            ("Sec-Fetch-Site", "same-origin")
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/plain")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task What_a_form_of_another_site_can_send_is_not_json(string type)
    {
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(HttpMethod.Post, "/v1/traders", null, ("Cookie", await CookieAsync()));
        request.Content = new StringContent(Trader);
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(await Store.Documents.ListAsync("trader").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_name_that_was_made_to_point_here_is_refused()
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Get, "/v1/models", null, ("Host", "evil.example"));

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("localhost", "", true, true)]
    [TestCase("127.0.0.1", "", true, true)]
    [TestCase("[::1]", "", true, true)]
    [TestCase("evil.example", "", true, false)]
    [TestCase("localhost.evil.example", "", true, false)]
    [TestCase("trading.example", "trading.example", true, true)]
    [TestCase("TRADING.example", "trading.example", true, true)]
    [TestCase("evil.example", "trading.example", true, false)]
    [TestCase("evil.example", "trading.example", false, false)]
    [TestCase("trading.example", "", false, true)]
    public async Task The_names_of_the_service_pass(string host, string names, bool isLoopback, bool passes)
    {
        var address = ListenAddress.Parse(isLoopback ? "8080" : "0.0.0.0:8080");
        var gate = new HostGate(address, names.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString(host, 8080);
        bool hasPassed = false;

        await gate.PassAsync(
            http,
            _ =>
            {
                hasPassed = true;
                return Task.CompletedTask;
            }
        );

        Assert.That(hasPassed, Is.EqualTo(passes));
        Assert.That(http.Response.StatusCode, Is.EqualTo(passes ? 200 : 403));
    }

    [Test]
    public async Task Other_sites_are_not_allowed_to_read_anything()
    {
        using var asked = ServedHttp.RequestOf(
            HttpMethod.Options,
            "/v1/traders",
            null,
            ("Origin", Service.Served.Address.GetLeftPart(UriPartial.Authority)),
            ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization")
        );

        using var answer = await Ada.SendAsync(asked);

        Assert.That(answer.IsSuccessStatusCode, Is.False);
        Assert.That(answer.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public async Task A_form_passes_with_the_token_of_its_sign_in_only()
    {
        var key = await Service.Users.RotateAsync(UserName.Parse("ada"), default);
        var (own, other) = (await SignIn.TokenAsync(Service, key), await SignIn.TokenAsync(Service, key));

        Assert.Multiple(async () =>
        {
            Assert.That(await PassesAsync(own, own.FormToken), Is.True);
            Assert.That(await PassesAsync(own, other.FormToken), Is.False);
            Assert.That(await PassesAsync(own, ""), Is.False);
            Assert.That(await PassesAsync(own, null), Is.False);
        });
    }

    [Test]
    public async Task Every_answer_says_what_a_browser_may_do_with_it()
    {
        foreach (
            string path in (string[])["/v1/models", "/v1/nothing", "/health/live", "/reference", "/openapi/v1.json"]
        )
        {
            using var answer = await Ada.GetAsync(path);
            Assert.Multiple(() =>
            {
                Assert.That(Header(answer, "X-Content-Type-Options"), Is.EqualTo("nosniff"), path);
                Assert.That(Header(answer, "X-Frame-Options"), Is.EqualTo("DENY"), path);
                Assert.That(Header(answer, "Referrer-Policy"), Is.EqualTo("no-referrer"), path);
                Assert.That(Header(answer, "Cache-Control"), Is.EqualTo("no-store"), path);
                Assert.That(Header(answer, "Content-Security-Policy"), Does.StartWith("default-src 'none'"), path);
                Assert.That(answer.Headers.Contains("Server"), Is.False, path);
                Assert.That(answer.Headers.Contains("Strict-Transport-Security"), Is.False, path);
            });
        }

        using var secure = ServedHttp.RequestOf(HttpMethod.Get, "/v1/models", null, ("X-Forwarded-Proto", "https"));
        using var secured = await Ada.SendAsync(secure);
        Assert.That(Header(secured, "Strict-Transport-Security"), Does.StartWith("max-age=31536000"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    private static async Task<bool> PassesAsync(SignInToken signIn, string? token)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Headers.Cookie = $"aitrader={signIn.Text}";
        http.Request.Body = new MemoryStream(
            System.Text.Encoding.ASCII.GetBytes(token is null ? "x=1" : $"{FormGate.Field}={token}")
        );
        object? result = await new FormGate().InvokeAsync(
            EndpointFilterInvocationContext.Create(http),
            _ => ValueTask.FromResult<object?>("passed")
        );
        return result is "passed";
    }

    private async Task<string> CookieAsync() =>
        await SignIn.CookieAsync(Service, await Service.Users.RotateAsync(UserName.Parse("ada"), default));
}
