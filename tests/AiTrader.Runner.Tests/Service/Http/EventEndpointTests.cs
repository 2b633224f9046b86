using System.Globalization;
using System.Net;
using AiTrader.Runner.Service.Users;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Server-sent events: whose, in which order, and from where on.</summary>
internal sealed class EventEndpointTests : HttpFixture
{
    [SetUp]
    public async Task RunAsync()
    {
        await ServedHttp.RegisterAsync(Ada, "mine");
        await ServedHttp.RegisterAsync(Bob, "hers");
        foreach (var (client, name) in ((HttpClient, string)[])[(Ada, "mine"), (Bob, "hers")])
        {
            await ServedHttp.SendAsync(
                client,
                HttpMethod.Post,
                $"/v1/traders/{name}/runs",
                """{"modelId":"scripted/demo","from":"2024-01-29","to":"2024-02-02"}"""
            );
            await ServedHttp.FinishedAsync(client, $"/v1/traders/{name}/runs/2024-01-29..2024-02-02");
        }
    }

    [Test]
    public async Task A_user_hears_of_its_own_traders_only()
    {
        var (ada, eve) = (await ListenAsync(Ada, "/v1/events", 0, 12), await ListenAsync(Eve, "/v1/events", 0, 25));

        Assert.That(ada.Select(told => told.Data), Has.All.Contain("\"signature\":\"mine\""));
        Assert.That(eve.Select(told => told.Data), Has.Some.Contain("\"signature\":\"hers\""));
        Assert.That(ada.Select(told => told.Id), Is.Ordered.And.Unique);
    }

    [Test]
    public async Task A_listener_resumes_after_the_last_event_that_came()
    {
        var all = await ListenAsync(Ada, "/v1/traders/mine/events", 0, 14);

        var rest = await ListenAsync(Ada, "/v1/traders/mine/events", all[6].Id, 7);

        Assert.That(rest.Select(told => told.Id), Is.EqualTo(all.Skip(7).Select(told => told.Id)));
    }

    [Test]
    public async Task What_is_no_number_is_refused()
    {
        var (status, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Get,
            "/v1/events",
            null,
            ("Last-Event-ID", "x")
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!["Last-Event-ID"]![0]!.GetValue<string>(), Does.StartWith("'x' is refused"));
        (_, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/events?after=-5");
        Assert.That(problem!["errors"]!["after"]![0]!.GetValue<string>(), Does.StartWith("'-5' is refused"));
    }

    [Test]
    public async Task A_listener_whose_key_is_rotated_hears_nothing_more()
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Get, "/v1/events");
        using var answer = await Eve.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        await Service.Users.RotateAsync(UserName.Parse("eve"), default);

        // What is remembered of a user is remembered for a second at most.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await ServedHttp.RegisterAsync(Ada, "later");

        string heard = "";
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            heard = await reader.ReadToEndAsync(patience.Token);
        }
        catch (IOException)
        {
            // The connection was cut.
        }

        Assert.That(heard, Does.Not.Contain("later"));
    }

    private static async Task<List<(long Id, string Data)>> ListenAsync(
        HttpClient client,
        string address,
        long after,
        int count
    )
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Get, address, null, ("Last-Event-ID", $"{after}"));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/event-stream"));
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var told = new List<(long, string)>();
        long id = 0;
        while (told.Count < count && await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = long.Parse(line[4..], CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                told.Add((id, line[6..]));
            }
        }

        return told;
    }
}
