using System.Net;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Limits;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>What a user can leave in the store, and what a request without a valid key costs it.</summary>
internal sealed class QuotaTests : HttpFixture
{
    private readonly HttpLimits _limits = new()
    {
        PerSecond = 10_000,
        Burst = 10_000,
        AnonymousPerSecond = 1,
        AnonymousBurst = 5,
        LookUpsPerSecond = 1,
        LookUpBurst = 10,
        KeysPerHour = 3,
        TradersPerUser = 2,
        HasProxy = true,
    };

    private CountedDocuments _documents = null!;

    protected override Task<ServedHttp> StartAsync(IStore store) =>
        ServedHttp.StartAsync(store.WithDocuments(inner => _documents = new CountedDocuments(inner)), limits: _limits);

    [Test]
    public async Task Wrong_keys_are_looked_up_a_bounded_number_of_times_and_who_works_is_not_slowed_down()
    {
        await ServedHttp.GetAsync(Bob, "/v1/models");
        int before = _documents.Found;
        var statuses = new List<HttpStatusCode>();
        for (int number = 0; number < 40; number++)
        {
            using var guess = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
            guess.Headers.Add("Authorization", $"Bearer ait_bob_{number:x64}");
            guess.Headers.Add("X-Forwarded-For", $"10.0.0.{number}");
            using var answer = await Service.Client().SendAsync(guess);
            statuses.Add(answer.StatusCode);
        }

        Assert.That(statuses, Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(_documents.Found - before, Is.LessThan(25));
        Assert.That(
            (await ServedHttp.SendAsync(Bob, HttpMethod.Get, "/v1/models")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
    }

    [Test]
    public async Task An_address_behind_the_proxy_is_limited_by_itself_and_health_and_assets_are_not()
    {
        var flood = new List<HttpStatusCode>();
        for (int number = 0; number < 10; number++)
        {
            flood.Add(await AskAsync("/sign-in", "10.0.0.1"));
        }

        Assert.That(flood, Has.Some.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await AskAsync("/sign-in", "10.0.0.2"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskAsync("/sign-in", "9.9.9.9, 10.0.0.1"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        for (int number = 0; number < 10; number++)
        {
            Assert.That(await AskAsync("/health/ready", "10.0.0.1"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await AskAsync("/board.css", "10.0.0.1"), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task A_user_registers_a_bounded_number_of_traders_and_an_admin_any()
    {
        await RegisterAsync(Ada, "one");
        await RegisterAsync(Ada, "two");

        var (status, problem) = await RegisterAsync(Ada, "three");
        var (again, _) = await RegisterAsync(Ada, "two");

        Assert.That(status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(problem!["detail"]!.GetValue<string>(), Does.Contain("2 traders"));
        Assert.That(again, Is.EqualTo(HttpStatusCode.OK));
        foreach (string signature in (string[])["four", "five", "six"])
        {
            await ServedHttp.RegisterAsync(Root, signature);
        }
    }

    [Test]
    public async Task A_user_sends_a_bounded_number_of_keys_and_repeats_them_as_often_as_it_likes()
    {
        foreach (string key in (string[])["1", "2", "3", "1", "2", "3", "1"])
        {
            Assert.That((await RegisterAsync(Ada, "one", key)).Status, Is.Not.EqualTo(HttpStatusCode.TooManyRequests));
        }

        Assert.That((await RegisterAsync(Ada, "one", "4")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That((await RegisterAsync(Bob, "two", "1")).Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("/v1/traders/one/sessions")]
    [TestCase("/v1/traders/one/runs")]
    [TestCase("/v1/traders/one/orders/1/approval")]
    [TestCase("/v1/traders")]
    public async Task A_reader_leaves_no_key(string address)
    {
        await ServedHttp.RegisterAsync(Ada, "one");

        var (status, _) = await ServedHttp.SendAsync(Eve, HttpMethod.Post, address, "{}", (IdempotencyKey.Header, "1"));

        Assert.That(status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await Store.Documents.FindAsync(IdempotencyBook.KeyOf(UserName.Parse("eve"), "1")), Is.Null);
    }

    [Test]
    public async Task A_long_answer_is_not_kept_and_is_the_same_again()
    {
        var first = await RegisterAsync(Ada, "one", "1", new string('p', 20_000));
        var again = await RegisterAsync(Ada, "one", "1", new string('p', 20_000));

        var kept = await Store.Documents.FindAsync(IdempotencyBook.KeyOf(UserName.Parse("ada"), "1"));
        Assert.That(kept!.Content, Has.Length.LessThan(1_000));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Created).And.EqualTo(first.Status));
        Assert.That(again.Body!.ToJsonString(), Is.EqualTo(first.Body!.ToJsonString()));
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> RegisterAsync(
        HttpClient client,
        string signature,
        string? key = null,
        string prompt = "Trade."
    ) =>
        ServedHttp.SendAsync(
            client,
            HttpMethod.Post,
            "/v1/traders",
            new JsonObject
            {
                ["signature"] = signature,
                ["modelId"] = "scripted/demo",
                ["prompt"] = prompt,
            }.ToJsonString(),
            key is null ? [] : [(IdempotencyKey.Header, key)]
        );

    private async Task<HttpStatusCode> AskAsync(string address, string from)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("X-Forwarded-For", from);
        using var answer = await Service.Client().SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Documents of which a test counts the look-ups of users.</summary>
    private sealed class CountedDocuments(IDocumentStore inner) : IDocumentStore
    {
        private int _found;

        public int Found => _found;

        public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default)
        {
            _ = key.Kind == "user" ? Interlocked.Increment(ref _found) : 0;
            return inner.FindAsync(key, cancellationToken);
        }

        public ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default) =>
            inner.WriteAsync(document, cancellationToken);

        public ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default) =>
            inner.DeleteAsync(document, cancellationToken);

        public IAsyncEnumerable<Document> ListAsync(
            string kind,
            string prefix = "",
            string after = "",
            CancellationToken cancellationToken = default
        ) => inner.ListAsync(kind, prefix, after, cancellationToken);
    }
}
