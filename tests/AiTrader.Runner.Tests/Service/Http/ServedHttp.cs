using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AiTrader.Runner.Arenas;
using AiTrader.Runner.Board;
using AiTrader.Runner.Service;
using AiTrader.Runner.Service.Http;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>A service with its interface, in this process and over real HTTP, and users of it.</summary>
internal sealed class ServedHttp : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private ServedHttp(ServedStore served, IStore store) => (Served, Store) = (served, store);

    public ServedStore Served { get; }

    public IStore Store { get; }

    public IServiceProvider Services => Served.Services;

    public UserBook Users => Services.GetRequiredService<UserBook>();

    public static async Task<ServedHttp> StartAsync(
        IStore store,
        IReadOnlyList<IEntrant>? entrants = null,
        HttpLimits? limits = null,
        Func<ServicePlan, ServicePlan>? change = null
    )
    {
        var generous = new HttpLimits
        {
            PerSecond = 10_000,
            Burst = 10_000,
            AnonymousPerSecond = 10_000,
            AnonymousBurst = 10_000,
        };
        var module = new HttpModule(_ => { }) { Limits = limits ?? generous };
        return new ServedHttp(
            await ServedStore.StartAsync(store, entrants ?? [], change, [module, new BoardModule()]),
            store
        );
    }

    /// <summary>A client without a key.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Served.Address,
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>A client with any key.</summary>
    public HttpClient Client(string key)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>Adds a user, and gives it a client.</summary>
    public async Task<HttpClient> AddAsync(string name, Role role = Role.Trader) =>
        Client((await Users.AddAsync(UserName.Parse(name), role, default)).Text);

    /// <summary>Registers a trader.</summary>
    public static async Task RegisterAsync(HttpClient client, string signature, string model = "scripted/demo")
    {
        var (status, body) = await SendAsync(
            client,
            HttpMethod.Post,
            "/v1/traders",
            $$"""{"signature":"{{signature}}","modelId":"{{model}}"}"""
        );
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), $"{body}");
    }

    /// <summary>Sends JSON, and reads the answer's.</summary>
    public static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        string? json = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = RequestOf(method, address, json, headers);
        using var answer = await client.SendAsync(request);
        string body = await answer.Content.ReadAsStringAsync();
        bool isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return (answer.StatusCode, isJson ? JsonNode.Parse(body) : null);
    }

    /// <summary>The JSON of an address.</summary>
    public static async Task<JsonNode> GetAsync(HttpClient client, string address)
    {
        var (status, body) = await SendAsync(client, HttpMethod.Get, address);
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), $"{address}: {body}");
        return body!;
    }

    /// <summary>Waits until a run or a session is finished, and gives its JSON.</summary>
    public static async Task<JsonNode> FinishedAsync(HttpClient client, string address)
    {
        while (true)
        {
            var found = await GetAsync(client, address);
            if (found["state"]!.GetValue<string>() != "pending")
            {
                return found;
            }

            await Task.Delay(20);
        }
    }

    /// <summary>A request.</summary>
    public static HttpRequestMessage RequestOf(
        HttpMethod method,
        string address,
        string? json = null,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, address);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Served.DisposeAsync();
    }
}
