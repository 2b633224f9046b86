using System.Net;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Keys over HTTP: valid, foreign, forged, rotated, removed.</summary>
internal sealed class KeyTests : HttpFixture
{
    private static readonly UserName Name = UserName.Parse("ada");

    [Test]
    public async Task A_key_opens_what_is_its_user_s()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");

        var listed = await ServedHttp.GetAsync(Ada, "/v1/traders");

        Assert.That(listed["items"]!.AsArray().Single()!["owner"]!.GetValue<string>(), Is.EqualTo("ada"));
        Assert.That((await ServedHttp.GetAsync(Bob, "/v1/traders"))["items"]!.AsArray(), Is.Empty);
        Assert.That((await ServedHttp.GetAsync(Eve, "/v1/traders"))["items"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((await ServedHttp.GetAsync(Root, "/v1/traders"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(NotKeys))]
    public async Task What_is_not_a_key_opens_nothing(string authorization)
    {
        using var client = Service.Client();

        var (status, _) = await ServedHttp.SendAsync(
            client,
            HttpMethod.Get,
            "/v1/traders",
            json: null,
            ("Authorization", authorization)
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_key_that_is_not_valid_is_not_helped_by_a_cookie()
    {
        var key = await Service.Users.RotateAsync(Name, default);
        string cookie = await SignIn.CookieAsync(Service, key);
        using var client = Service.Client(UserKey.Create(Name).Text);

        var (status, _) = await ServedHttp.SendAsync(client, HttpMethod.Get, "/v1/traders", null, ("Cookie", cookie));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_rotated_or_removed_user_loses_access_with_the_next_request()
    {
        await ServedHttp.GetAsync(Ada, "/v1/models");

        var key = await Service.Users.RotateAsync(Name, default);
        Assert.That(await StatusAsync(Ada), Is.EqualTo(HttpStatusCode.Unauthorized));
        using var again = Service.Client(key.Text);
        Assert.That(await StatusAsync(again), Is.EqualTo(HttpStatusCode.OK));

        await Service.Users.RemoveAsync(Name, default);
        Assert.That(await StatusAsync(again), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("key")]
    [TestCase("access_token")]
    [TestCase("token")]
    public async Task A_key_in_an_address_opens_nothing(string name)
    {
        var key = await Service.Users.RotateAsync(Name, default);
        using var client = Service.Client();

        var (status, _) = await ServedHttp.SendAsync(client, HttpMethod.Get, $"/v1/traders?{name}={key.Text}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Two_keys_in_one_request_open_nothing()
    {
        var key = await Service.Users.RotateAsync(Name, default);
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(HttpMethod.Get, "/v1/models");
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {key.Text}", $"Bearer {key.Text}"]);

        using var answer = await client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client) =>
        (await ServedHttp.SendAsync(client, HttpMethod.Get, "/v1/models")).Status;

    private static IEnumerable<string> NotKeys() =>
        [
            "",
            "Bearer",
            "Bearer ",
            $"Bearer {UserKey.Create(Name).Text}",
            $"Bearer {UserKey.Create(UserName.Parse("nobody")).Text}",
            $"Bearer ait_ada_{new string('0', 64)}",
            "Basic YWRhOmFkYQ==",
            $"Bearer  {new string('x', 8_000)}",
            "Bearer ait_../../etc/passwd_" + new string('0', 64),
        ];
}
