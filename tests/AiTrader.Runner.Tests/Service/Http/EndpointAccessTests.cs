using System.Net;
using System.Text.Json;
using AiTrader.Runner.Service.Http.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Every endpoint there is, asked by whoever may not use it.</summary>
internal sealed class EndpointAccessTests : HttpFixture
{
    private static readonly string[] OfEverybody =
    [
        "GET /health/live",
        "GET /health/ready",
        "GET /openapi/{documentName}.json",
        "GET /reference",
    ];

    [Test]
    public async Task Only_health_and_the_description_answer_without_a_key()
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
            else
            {
                Assert.That(body!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.Unauthenticated.Type));
            }
        }

        Assert.That(open.Where(endpoint => !OfEverybody.Contains(endpoint)), Is.Empty);
    }

    [Test]
    public async Task The_signature_of_another_user_is_answered_as_one_that_nobody_has_and_nothing_changes()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        string before = await ContentOfStoreAsync();
        int asked = 0;
        foreach (
            var (method, path) in Endpoints()
                .Where(endpoint => endpoint.Path.Contains("{signature}", StringComparison.Ordinal))
        )
        {
            var (status, body) = await ServedHttp.SendAsync(Bob, method, Filled(path, "mine"), "{}");
            var (absentStatus, absentBody) = await ServedHttp.SendAsync(Bob, method, Filled(path, "nobody"), "{}");

            Assert.That(status, Is.EqualTo(HttpStatusCode.NotFound), $"{method} {path}");
            Assert.That(absentStatus, Is.EqualTo(HttpStatusCode.NotFound), $"{method} {path}");
            Assert.That(body!.ToJsonString(), Is.EqualTo(absentBody!.ToJsonString()), $"{method} {path}");
            asked++;
        }

        Assert.That(asked, Is.GreaterThan(15));
        Assert.That(await ContentOfStoreAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_reader_changes_nothing()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        string before = await ContentOfStoreAsync();
        foreach (var (method, path) in Endpoints().Where(endpoint => endpoint.Method != HttpMethod.Get))
        {
            var (status, body) = await ServedHttp.SendAsync(Eve, method, Filled(path, "mine"), "{}");

            Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden), $"{method} {path}");
            Assert.That(body!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.Forbidden.Type));
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
    [TestCase("/")]
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

    private static string Filled(string path, string signature) =>
        path.Replace("{signature}", signature, StringComparison.Ordinal)
            .Replace("{time}", "2024-01-02", StringComparison.Ordinal)
            .Replace("{id}", "2024-01-02", StringComparison.Ordinal)
            .Replace("{documentName}", "v1", StringComparison.Ordinal);

    // All documents, and how far ledgers and events are.
    private async Task<string> ContentOfStoreAsync()
    {
        var content = new List<object>();
        foreach (string kind in (string[])["user", "trader", "queue", "run", "halt", "sign-in", "idempotency"])
        {
            content.AddRange(await Store.Documents.ListAsync(kind).ToListAsync());
        }

        content.AddRange((await Store.Ledgers.ListSignaturesAsync().ToListAsync()).Select(it => it.Value));
        return JsonSerializer.Serialize(content.Select(item => item.ToString()));
    }
}
