using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AiTrader.Runner.Tests;

/// <summary>Words are parameters of routes and queries, and values are bodies, of a web application.</summary>
public sealed class WordRouteTests
{
    [Test]
    public async Task Words_are_bound_from_routes_queries_and_bodies()
    {
        await using var app = await StartAsync();
        using var client = ClientOf(app);

        string answer = await client.GetStringAsync("/alice/NVDA?at=2025-10-01%2010:00&quantity=2.5&limit=187.25");
        var order = Order.Buy(ClientOrderId.Parse("1"), Symbol.Parse("NVDA"), 10);
        using var echoed = await client.PostAsJsonAsync("/orders", order);

        Assert.Multiple(() =>
        {
            Assert.That(answer, Is.EqualTo("alice NVDA 2025-10-01 10:00:00 2.5 187.25"));
            Assert.That(echoed.Content.ReadFromJsonAsync<Order>().Result, Is.EqualTo(order));
        });
    }

    [TestCase("/a%20b/NVDA?at=2025-10-01&quantity=1")]
    [TestCase("/alice/NVDA?at=2025-13-01&quantity=1")]
    [TestCase("/alice/NVDA?at=2025-10-01&quantity=-1")]
    [TestCase("/alice/NVDA?quantity=1")]
    public async Task What_is_not_a_word_is_a_bad_request(string path)
    {
        await using var app = await StartAsync();
        using var client = ClientOf(app);

        using var answer = await client.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet(
            "/{signature}/{symbol}",
            (Signature signature, Symbol symbol, TradingTime at, Quantity quantity, Price? limit) =>
                $"{signature} {symbol} {at} {quantity} {limit}"
        );
        app.MapPost("/orders", (Order order) => Results.Ok(order));
        await app.StartAsync();
        return app;
    }

    private static HttpClient ClientOf(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First()) };
}
