using System.Net;
using System.Text.Json;
using AiTrader.Runner.Service.Http.Access;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Users;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Every endpoint there is, asked by whoever may not use it.</summary>
internal sealed class EndpointAccessTests : HttpFixture
{
    private readonly Dictionary<string, UserKey> _keys = [];

    private static readonly string[] OfEverybody =
    [
        "GET /health/live",
        "GET /health/ready",
        "GET /openapi/{documentName}.json",
        "GET /reference",
        "GET /board.js",
        "GET /board.css",
        "GET /sign-in",
        "POST /sign-in",
    ];

    [Test]
    public async Task Only_health_the_description_and_the_sign_in_answer_without_a_key()
    {
        var open = new List<string>();
        using var client = Service.Client();
        foreach (var (method, path) in Endpoints())
        {
            var (status, body) = await ServedHttp.SendAsync(client, method, Filled(path, "mine"), "{}");
            if (status != HttpStatusCode.Unauthorized)
            {
                open.Add($"{method} {path}");
            }
            else if (body is not null)
            {
                Assert.That(body["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.Unauthenticated.Type));
            }
        }

        Assert.That(open, Is.SubsetOf(OfEverybody));
    }

    [Test]
    public async Task The_signature_of_another_user_is_answered_as_one_that_nobody_has_and_nothing_changes()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        var bob = await SignedInAsync("bob");
        string before = await ContentOfStoreAsync();
        int asked = 0;
        foreach (var (method, path) in Endpoints().Where(endpoint => IsOfTrader(endpoint.Path)))
        {
            var (status, text) = await AskAsync(bob, method, Filled(path, "mine"));
            var (absentStatus, absentText) = await AskAsync(bob, method, Filled(path, "nobody"));

            Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound), $"{method} {path}: {text}");
            Assert.That(absentStatus, Is.EqualTo(HttpStatusCode.NotFound), $"{method} {path}");
            Assert.That(text, Is.EqualTo(absentText), $"{method} {path}");
            asked++;
        }

        Assert.That(asked, Is.GreaterThan(24));
        Assert.That(await ContentOfStoreAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reader_changes_nothing()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        var eve = await SignedInAsync("eve");
        string before = await ContentOfStoreAsync();
        var changing = Endpoints()
            .Where(endpoint =>
                endpoint.Method != HttpMethod.Get && endpoint.Path is not "/sign-in" and not "/sign-out"
            );
        foreach (var (method, path) in changing)
        {
            var (status, text) = await AskAsync(eve, method, Filled(path, "mine"));

            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden), $"{method} {path}: {text}");
        }

        Assert.That(await ContentOfStoreAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_form_without_the_token_of_its_sign_in_changes_nothing()
    {
        await ServedHttp.RegisterAsync(Root, "roots");
        var (root, other) = (await SignedInAsync("root"), await SignedInAsync("root"));
        string before = await ContentOfStoreAsync();
        foreach (var (method, path) in Endpoints().Where(endpoint => IsForm(endpoint.Method, endpoint.Path)))
        {
            foreach (string token in (string[])["", other.FormToken])
            {
                var (status, text) = await AskAsync(root, method, Filled(path, "roots"), token);
                Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden), $"{method} {path}: {text}");
            }
        }

        Assert.That(await ContentOfStoreAsync(), Is.EqualTo(before));
    }

    [Test]
    public void Every_endpoint_asks_for_a_user_or_says_that_it_does_not()
    {
        var silent = Routes()
            .Where(route =>
                route.Metadata.GetMetadata<IAllowAnonymous>() is null
                && route.Metadata.GetMetadata<IAuthorizeData>() is null
            )
            .Select(route => route.RoutePattern.RawText);

        Assert.That(silent, Is.Empty);
    }

    [TestCase("/v1/nothing")]
    [TestCase("/v1/traders/mine/secrets")]
    [TestCase("/.env")]
    public async Task What_does_not_exist_asks_for_a_key_first(string path)
    {
        using var client = Service.Client();

        Assert.That(
            (await ServedHttp.SendAsync(client, HttpMethod.Get, path)).Status,
            Is.EqualTo(HttpStatusCode.Unauthorized)
        );
        var (status, body) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, path);
        Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(body!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.NotFound.Type));
    }

    private IEnumerable<RouteEndpoint> Routes() =>
        Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<(HttpMethod Method, string Path)> Endpoints() =>
        from route in Routes()
        from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select (HttpMethod.Parse(method), $"/{route.RoutePattern.RawText!.Trim('/')}");

    private static bool IsOfTrader(string path) => path.Contains("{signature}", StringComparison.Ordinal);

    private static bool IsForm(HttpMethod method, string path) =>
        method == HttpMethod.Post && !path.StartsWith("/v1", StringComparison.Ordinal) && path != "/sign-in";

    private async Task<SignInToken> SignedInAsync(string name) =>
        await SignIn.TokenAsync(Service, await KeyAsync(name));

    // The same key for each sign-in of a user: a new one would end the sign-ins before.
    private async Task<UserKey> KeyAsync(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
        {
            _keys[name] = key = await Service.Users.RotateAsync(UserName.Parse(name), default);
        }

        return key;
    }

    // As a browser does: the interface with JSON, and forms with the token of the sign-in.
    private async Task<(HttpStatusCode Status, string Text)> AskAsync(
        SignInToken signIn,
        HttpMethod method,
        string path,
        string? token = null
    )
    {
        using var client = Service.Client();
        using var request = ServedHttp.RequestOf(
            method,
            path,
            path.StartsWith("/v1", StringComparison.Ordinal) ? "{}" : null,
            ("Cookie", $"aitrader={signIn.Text}")
        );
        if (IsForm(method, path))
        {
            request.Content = new FormUrlEncodedContent([new(FormGate.Field, token ?? signIn.FormToken)]);
        }

        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Filled(string path, string signature) =>
        path.Replace("{signature}", signature, StringComparison.Ordinal)
            .Replace("{time}", "2024-01-02", StringComparison.Ordinal)
            .Replace("{id}", "2024-01-02", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);

    // All documents, and how far ledgers and events are.
    private async Task<string> ContentOfStoreAsync()
    {
        var content = new List<object>();
        foreach (
            string kind in (string[])
                ["user", "trader", "queue", "run", "halt", "sign-in", "idempotency", "owned-trader"]
        )
        {
            content.AddRange(await Store.Documents.ListAsync(kind).ToListAsync());
        }

        content.AddRange((await Store.Ledgers.ListSignaturesAsync().ToListAsync()).Select(it => it.Value));
        return JsonSerializer.Serialize(content.Select(item => item.ToString()));
    }
}
