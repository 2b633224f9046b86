using System.Net;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>The cookie of the board: how it is sent, and when it ends.</summary>
internal sealed class SignInTests : HttpFixture
{
    private static readonly UserName Name = UserName.Parse("ada");

    [Test]
    public async Task A_cookie_opens_what_its_user_s_key_opens()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        string cookie = await CookieAsync();
        using var client = Service.Client();

        var (status, body) = await ServedHttp.SendAsync(
            client,
            HttpMethod.Get,
            "/v1/traders",
            null,
            ("Cookie", cookie)
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body!["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_forged_cookie_opens_nothing()
    {
        string cookie = await CookieAsync();
        string[] forged =
        [
            "aitrader=",
            "aitrader=ada",
            $"aitrader={SignInToken.Create(Name).Text}",
            cookie.Replace("=ada.", "=root.", StringComparison.Ordinal),
            cookie[..^1] + (cookie[^1] == '0' ? '1' : '0'),
            cookie.ToUpperInvariant(),
            $"{cookie}.{cookie[9..]}",
            $"aitrader=ada.{new string('g', 64)}",
            $"aitrader=../ada.{new string('0', 64)}",
            $"__Host-{cookie}",
        ];

        foreach (string value in forged)
        {
            Assert.That(await StatusAsync(value), Is.EqualTo(HttpStatusCode.Unauthorized), value);
        }
    }

    [Test]
    public async Task A_sign_in_ends_when_the_key_is_rotated_or_the_user_signs_out()
    {
        string cookie = await CookieAsync();
        Assert.That(await StatusAsync(cookie), Is.EqualTo(HttpStatusCode.OK));
        var key = await Service.Users.RotateAsync(Name, default);
        Assert.That(await StatusAsync(cookie), Is.EqualTo(HttpStatusCode.Unauthorized));

        var token = await SignIn.TokenAsync(Service, key);
        Assert.That(await StatusAsync($"aitrader={token.Text}"), Is.EqualTo(HttpStatusCode.OK));
        await Service.Services.GetRequiredService<SignInBook>().SignOutAsync(token, default);
        Assert.That(await StatusAsync($"aitrader={token.Text}"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_sign_in_ends_after_twelve_hours_and_is_deleted_with_the_next_one()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var users = new UserBook(Store.Documents, clock);
        var book = new SignInBook(Store.Documents, users, clock);
        var key = await users.RotateAsync(Name, default);
        var token = (await book.SignInAsync(key.Text, default))!;

        clock.Advance(SignInBook.Lifetime - TimeSpan.FromSeconds(1));
        Assert.That(await book.FindAsync(token, default), Is.Not.Null);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await book.FindAsync(token, default), Is.Null);
        await book.SignInAsync(key.Text, default);
        Assert.That(await Store.Documents.ListAsync("sign-in").CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_store_has_no_cookie()
    {
        var token = await SignIn.TokenAsync(Service, await Service.Users.RotateAsync(Name, default));

        var documents = await Store.Documents.ListAsync("sign-in").ToListAsync();

        Assert.That($"{documents.Single()}", Does.Contain(token.Hash).And.Not.Contain(token.Text[4..]));
    }

    [TestCase(false, "aitrader=", false)]
    [TestCase(true, "__Host-aitrader=", true)]
    public void A_cookie_is_strict_and_not_for_scripts(bool isSecure, string name, bool hasSecure)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = isSecure ? "https" : "http";

        SignInCookie.Set(http, SignInToken.Create(Name));

        string cookie = http.Response.Headers.SetCookie.ToString();
        Assert.Multiple(() =>
        {
            Assert.That(cookie, Does.StartWith($"{name}ada."));
            Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=strict").And.Contain("path=/"));
            Assert.That(cookie.Contains("secure", StringComparison.Ordinal), Is.EqualTo(hasSecure));
            Assert.That(cookie, Does.Not.Contain("domain"));
        });
    }

    [TestCase("/traders/mine", "/traders/mine")]
    [TestCase("//evil.example", "/")]
    [TestCase("/\\evil.example", "/")]
    [TestCase("https://evil.example", "/")]
    [TestCase("", "/")]
    public async Task A_key_signs_in_and_leads_to_a_page_of_this_service(string wanted, string address)
    {
        using var answer = await PostKeyAsync((await RotatedAsync()).Text, wanted);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo(address));
        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.That(await StatusAsync(cookie.Split(';')[0]), Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("")]
    [TestCase("admin")]
    [TestCase("ait_ada_0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_not_a_key_signs_nobody_in(string key)
    {
        using var answer = await PostKeyAsync(key, "/");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
        Assert.That(await Store.Documents.ListAsync("sign-in").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_page_of_another_site_signs_nobody_in()
    {
        using var answer = await PostKeyAsync((await RotatedAsync()).Text, "/", ("Origin", "https://evil.example"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task A_sign_in_ends_the_one_that_the_browser_had()
    {
        var key = await Service.Users.RotateAsync(Name, default);
        var book = Service.Services.GetRequiredService<SignInBook>();
        var first = (await book.SignInAsync(key.Text, before: null, default))!;

        var second = (await book.SignInAsync(key.Text, first, default))!;

        Assert.That(second.Text, Is.Not.EqualTo(first.Text));
        Assert.That(await StatusAsync($"aitrader={first.Text}"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync($"aitrader={second.Text}"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await book.SignInAsync("ait_ada_wrong", second, default), Is.Null);
        Assert.That(await StatusAsync($"aitrader={second.Text}"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_sign_out_clears_what_the_browser_keeps()
    {
        var http = new DefaultHttpContext();

        SignInCookie.Remove(http);

        Assert.That(http.Response.Headers.SetCookie.ToString(), Does.StartWith("aitrader=;"));
        Assert.That(http.Response.Headers["Clear-Site-Data"].ToString(), Does.Contain("\"storage\""));
    }

    [Test]
    public async Task A_browser_without_a_sign_in_is_sent_to_it()
    {
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(HttpMethod.Get, "/traders/mine?x=1", null, ("Accept", "text/html"));

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo("/sign-in?return=%2Ftraders%2Fmine%3Fx%3D1"));
    }

    [Test]
    public async Task The_token_of_a_form_belongs_to_its_sign_in()
    {
        var key = await Service.Users.RotateAsync(Name, default);
        var (one, other) = (await SignIn.TokenAsync(Service, key), await SignIn.TokenAsync(Service, key));

        Assert.Multiple(() =>
        {
            Assert.That(one.MatchesForm(one.FormToken), Is.True);
            Assert.That(other.MatchesForm(one.FormToken), Is.False);
            Assert.That(one.MatchesForm(""), Is.False);
            Assert.That(one.MatchesForm(null), Is.False);
            Assert.That(one.FormToken, Does.Not.Contain(one.Text[4..]));
        });
    }

    private async Task<HttpResponseMessage> PostKeyAsync(
        string key,
        string wanted,
        params (string Name, string Value)[] headers
    )
    {
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(HttpMethod.Post, "/sign-in", null, headers);
        request.Content = new FormUrlEncodedContent([new("key", key), new("return", wanted)]);
        return await client.SendAsync(request);
    }

    private async Task<string> CookieAsync() => await SignIn.CookieAsync(Service, await RotatedAsync());

    // Ada's own client gets the new key too.
    private async Task<UserKey> RotatedAsync()
    {
        var key = await Service.Users.RotateAsync(Name, default);
        Ada.DefaultRequestHeaders.Authorization = new("Bearer", key.Text);
        return key;
    }

    private async Task<HttpStatusCode> StatusAsync(string cookie)
    {
        using var client = Service.Client();
        return (await ServedHttp.SendAsync(client, HttpMethod.Get, "/v1/traders", null, ("Cookie", cookie))).Status;
    }
}
