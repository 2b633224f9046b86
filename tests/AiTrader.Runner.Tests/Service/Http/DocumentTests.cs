using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Registrations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>The OpenAPI document and the reference page describe the interface that is there.</summary>
internal sealed partial class DocumentTests : HttpFixture
{
    [Test]
    public async Task The_document_has_every_operation_once()
    {
        var document = await DocumentAsync();
        var routes = Service
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.RoutePattern.RawText!.Trim('/').Split('/')[0] is "v1" or "health")
            .SelectMany(route =>
                route
                    .Metadata.GetMetadata<IHttpMethodMetadata>()!
                    .HttpMethods.Select(method => $"{method} /{route.RoutePattern.RawText!.Trim('/')}")
            );

        var described =
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            select $"{operation.Key.ToUpperInvariant()} {path.Key}";

        Assert.That(described, Is.EquivalentTo(routes));
    }

    [Test]
    public async Task Every_operation_has_a_name_a_summary_an_answer_and_problems()
    {
        foreach (var (path, methods) in (await DocumentAsync())["paths"]!.AsObject())
        {
            foreach (var (method, operation) in methods!.AsObject())
            {
                Assert.Multiple(() =>
                {
                    Assert.That(operation!["operationId"]?.GetValue<string>(), Is.Not.Empty, $"{method} {path}");
                    Assert.That(operation["summary"]?.GetValue<string>(), Is.Not.Empty, $"{method} {path}");
                    Assert.That(operation["responses"]!.AsObject(), Has.Count.GreaterThan(1), $"{method} {path}");
                    Assert.That(operation["responses"]!["default"], Is.Not.Null, $"{method} {path}");
                });
            }
        }
    }

    [TestCase("TraderRequest", null)]
    [TestCase("BudgetBody", "budget")]
    [TestCase("MandateBody", "mandate")]
    public async Task The_document_and_the_schema_of_a_trader_have_the_same_members(string name, string? definition)
    {
        var schema = JsonNode.Parse(RegistrationSchema.Text)!;
        var checkedMembers = definition is null ? schema["properties"]! : schema["$defs"]![definition]!["properties"]!;

        var described = (await DocumentAsync())["components"]!["schemas"]![name]!["properties"]!;

        Assert.That(
            described.AsObject().Select(it => it.Key),
            Is.EquivalentTo(checkedMembers.AsObject().Select(it => it.Key))
        );
        Assert.That(described.AsObject().Select(it => it.Value!["description"] ?? it.Value["oneOf"]), Has.None.Null);
    }

    [Test]
    public async Task The_document_asks_for_a_key_and_repeats_no_host()
    {
        var document = await DocumentAsync();

        Assert.That(
            document["components"]!["securitySchemes"]!["key"]!["scheme"]!.GetValue<string>(),
            Is.EqualTo("bearer")
        );
        Assert.That(document["security"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(document["servers"], Is.Null);
    }

    [Test]
    public async Task The_reference_names_every_operation_and_problem_and_asks_nobody_for_anything()
    {
        var document = await DocumentAsync();
        using var client = Service.Client();
        using var answer = await client.GetAsync("/reference");
        string page = await answer.Content.ReadAsStringAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            foreach (var path in document["paths"]!.AsObject())
            {
                Assert.That(page, Does.Contain($"<code>{path.Key}</code>"));
            }

            foreach (var kind in ProblemKinds.All)
            {
                Assert.That(page, Does.Contain($"<tr id=\"{kind.Name}\">"));
            }

            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("http://").And.Not.Contain("https://"));
            Assert.That(Links().Matches(page).Select(link => link.Groups[1].Value), Is.All.Matches("^(/|data:,$)"));
        });
    }

    [Test]
    public async Task Every_problem_is_listed_once()
    {
        var declared = typeof(ProblemKinds)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(ProblemKind))
            .Select(property => (ProblemKind)property.GetValue(null)!);

        Assert.That(ProblemKinds.All, Is.EquivalentTo(declared));
        Assert.That(ProblemKinds.All.Select(kind => kind.Name), Is.Unique);
        Assert.That(ProblemKinds.All.Select(kind => kind.Status), Is.Ordered);
        Assert.That(JsonSerializer.Serialize(await DocumentAsync()), Does.Contain(ProblemKinds.All[^1].Name));
    }

    private async Task<JsonNode> DocumentAsync()
    {
        using var client = Service.Client();
        return await ServedHttp.GetAsync(client, "/openapi/v1.json");
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
