using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AiTrader.Conversing;
using AiTrader.Runner.Markets;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Http;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Runner.Service.Runs;
using AiTrader.Runner.Service.Users;
using AiTrader.Runner.Tests.ToolServers;
using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Tools;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service;

/// <summary>
/// The story that this library began with: two users start intraday sessions of models 26 and 27 by two posts at once,
/// and the tools run in a child process that knows neither of them.
/// </summary>
[Category(TestCategory.Process)]
internal sealed class TwoUsersTests
{
    private static readonly string[] Users = ["ada", "bob"];

    [Test]
    public async Task Two_users_start_intraday_sessions_at_once_and_each_trades_in_their_own_ledger_alone()
    {
        await using var market = new ToolMarket(TestMarket.UsHours());
        await using var tools = await market.ToolsetAsync();
        var store = market.Floor.Store;
        var keys = new Dictionary<string, string>();
        for (int i = 0; i < Users.Length; i++)
        {
            var user = UserName.Parse(Users[i]);
            keys[Users[i]] = (
                await new UserBook(store.Documents, TimeProvider.System).AddAsync(user, Role.Trader, default)
            ).Text;
            await new RegistrationBook(store).RegisterAsync(
                new Registration(SignatureOf(i), user, ModelOf(i), new Money(1_000)),
                ofAdmin: false,
                default
            );
        }

        await using var service = await ServedStore.StartAsync(
            store,
            [],
            plan =>
                plan with
                {
                    Trading = plan.Trading with { Prices = new PriceOrigin(market.PathOf("prices.csv"), null, 1) },
                },
            [new HttpModule(_ => { }), new OwnTraders(tools.CreateFor)]
        );
        using var client = new HttpClient { BaseAddress = service.Address };

        var posts = await Task.WhenAll(Users.Select((user, i) => PostAsync(client, keys[user], i)));
        foreach (var (user, i) in Users.Select((user, i) => (user, i)))
        {
            await EndedAsync(client, keys[user], posts[i].Headers.Location!);
        }

        var foreign = await SendAsync(client, keys["ada"], HttpMethod.Get, posts[1].Headers.Location!);
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        for (int i = 0; i < Users.Length; i++)
        {
            var entries = await store.Ledgers.ReadEntriesAsync(SignatureOf(i)).ToListAsync();
            Assert.Multiple(() =>
            {
                Assert.That(
                    entries.Select(entry => (entry.Context.Signature, entry.Context.ModelId)),
                    Is.All.EqualTo((SignatureOf(i), ModelOf(i)))
                );
                Assert.That(
                    entries
                        .OfType<LedgerEntry.Filled>()
                        .Select(filled => $"{filled.Order.Symbol} {filled.Fill.Quantity}"),
                    Is.EqualTo(Enumerable.Repeat($"AAA {i + 1}", 5))
                );
                Assert.That(
                    entries.OfType<LedgerEntry.SessionCompleted>().Select(session => session.Outcome),
                    Is.EqualTo(Enumerable.Repeat(SessionOutcome.Traded, 5))
                );
            });
        }
    }

    private static Signature SignatureOf(int user) => Signature.Parse($"{Users[user]}-intraday");

    private static ModelId ModelOf(int user) => ModelId.Parse($"model/{26 + user}");

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string key, int user)
    {
        var response = await SendAsync(
            client,
            key,
            HttpMethod.Post,
            new Uri($"/v1/traders/{SignatureOf(user)}/runs", UriKind.Relative),
            new { modelId = $"model/{26 + user}", from = "2025-10-06" }
        );
        Assert.That(
            response.StatusCode,
            Is.EqualTo(HttpStatusCode.Accepted),
            await response.Content.ReadAsStringAsync()
        );
        return response;
    }

    private static async Task EndedAsync(HttpClient client, string key, Uri run)
    {
        while (true)
        {
            var response = await SendAsync(client, key, HttpMethod.Get, run);
            string text = await response.Content.ReadAsStringAsync();
            string? state = JsonDocument.Parse(text).RootElement.GetProperty("state").GetString();
            if (state != "pending")
            {
                Assert.That(state, Is.EqualTo("completed"), text);
                return;
            }

            await Task.Delay(50);
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient client,
        string key,
        HttpMethod method,
        Uri address,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    /// <summary>Traders whose models buy in each session, as many units as each is, through tools elsewhere.</summary>
    private sealed class OwnTraders(Func<IToolDesk, TradingToolset> tools) : IServiceModule, ITraderSource
    {
        public void Add(WebApplicationBuilder builder, ServicePlan plan) =>
            builder.Services.AddSingleton<ITraderSource>(this);

        public void Map(WebApplication app) { }

        public ValueTask<Trader?> FindAsync(Signature signature, CancellationToken cancellationToken)
        {
            int user = Array.FindIndex(Users, name => signature.Value.StartsWith(name, StringComparison.Ordinal));
            var model = new ScriptedChatClient(messages =>
                messages.Count > 2
                    ? ScriptedChatClient.Say("That is all.")
                    : Replies.Calling(("buy", new() { ["symbol"] = "AAA", ["quantity"] = user + 1 }))
            );
            return ValueTask.FromResult<Trader?>(
                new Trader(signature, ModelOf(user), new ChatDecisionMaker(model, new() { Tools = tools }))
                {
                    Cash = new Money(1_000),
                }
            );
        }
    }
}
