using System.Net;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>A trader that is larger than an event stops nothing, its own runs included.</summary>
internal sealed class LargeTraderTests : HttpFixture
{
    private static string[] Symbols { get; } = [.. Enumerable.Range(0, 7_400).Select(number => $"S{number:D31}")];

    [Test]
    public async Task A_universe_that_is_too_large_is_refused_with_its_size()
    {
        var (status, problem) = await RegisterAsync(Symbols[..501]);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            problem!["errors"]!["$.mandate.universe"]![0]!.GetValue<string>(),
            Does.Contain("501").And.Contain("500 or fewer")
        );
        Assert.That((await RegisterAsync(Symbols[..500])).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_larger_one_of_before_is_run_and_told_and_so_is_everyone_else()
    {
        await Service
            .Services.GetRequiredService<RegistrationBook>()
            .RegisterAsync(
                new Registration(
                    Signature.Parse("large"),
                    UserName.Parse("ada"),
                    ModelId.Parse("scripted/demo"),
                    new Money(10_000)
                )
                {
                    Mandate = new Mandate { Universe = [.. Symbols.Select(Symbol.Parse)] },
                },
                ofAdmin: false,
                default
            );
        await ServedHttp.RegisterAsync(Bob, "small");

        var (large, small) = (await RunAsync(Ada, "large"), await RunAsync(Bob, "small"));

        Assert.That(large["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        Assert.That(small["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        var told = await Store.Events.ReadAsync(0, 10_000);
        var opened = JsonNode.Parse(told.Single(one => one is { Kind: "opened", Signature.Value: "large" }).Content)!;
        Assert.That(opened["isCut"]!.GetValue<bool>(), Is.True);
    }

    private static async Task<JsonNode> RunAsync(HttpClient client, string signature)
    {
        var (status, run) = await ServedHttp.SendAsync(
            client,
            HttpMethod.Post,
            $"/v1/traders/{signature}/runs",
            """{"modelId":"scripted/demo","from":"2024-01-02","to":"2024-01-10"}"""
        );
        Assert.That(status, Is.EqualTo(HttpStatusCode.Accepted), $"{run}");
        return await ServedHttp.FinishedAsync(client, $"/v1/traders/{signature}/runs/{run!["id"]}");
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> RegisterAsync(string[] universe) =>
        await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders",
            new JsonObject
            {
                ["signature"] = "large",
                ["modelId"] = "scripted/demo",
                ["mandate"] = new JsonObject
                {
                    ["universe"] = new JsonArray([.. universe.Select(symbol => (JsonNode)symbol)]),
                },
            }.ToJsonString()
        );
}
