using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>
/// A run waits where a service does not have what decides for its trader, and continues where one has it.
/// </summary>
internal sealed class UnavailableTraderTests
{
    private InMemoryStore _store = null!;

    [SetUp]
    public void SetUp() => _store = new InMemoryStore(TimeProvider.System);

    [TearDown]
    public void TearDown() => _store.Dispose();

    [Test]
    public async Task A_trader_of_the_start_waits_while_services_are_started_without_it()
    {
        var waiting = new Entrant("house", async (_, _, _, token) => await Task.Delay(Timeout.Infinite, token));
        await using (var first = await ServedHttp.StartAsync(_store, [waiting]))
        {
            await AskAsync(first, "house", "test/model");
            await UntilAsync(() => waiting.Calls == 1);
        }

        await using (var without = await ServedHttp.StartAsync(_store, []))
        {
            var run = await WaitingAsync(without, "house");
            Assert.That(
                run["reason"]!.GetValue<string>(),
                Is.EqualTo("A service was started with house on test/model; this one was started without it.")
            );
        }

        await using var again = await ServedHttp.StartAsync(_store, [Entrant.Holding("house")]);
        var finished = await ServedHttp.FinishedAsync(await RootAsync(again), "/v1/traders/house/runs/2024-01-02");

        Assert.That(finished["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        Assert.That(finished["reason"], Is.Null);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(10);
        }
    }

    private static async Task<HttpClient> RootAsync(ServedHttp service) =>
        await service.AddAsync($"root{Guid.NewGuid():n}"[..12], Runner.Service.Users.Role.Admin);

    private static async Task AskAsync(ServedHttp service, string signature, string model) =>
        await ServedHttp.SendAsync(
            await RootAsync(service),
            HttpMethod.Post,
            $"/v1/traders/{signature}/sessions",
            $$"""{"modelId":"{{model}}","time":"2024-01-02"}"""
        );

    private static async Task<JsonNode> WaitingAsync(ServedHttp service, string signature)
    {
        var root = await RootAsync(service);
        while (true)
        {
            var run = await ServedHttp.GetAsync(root, $"/v1/traders/{signature}/runs/2024-01-02");
            Assert.That(run["state"]!.GetValue<string>(), Is.EqualTo("pending"));
            if (run["reason"] is not null)
            {
                return run;
            }

            await Task.Delay(20);
        }
    }
}
