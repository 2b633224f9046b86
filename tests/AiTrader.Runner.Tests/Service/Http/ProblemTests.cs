using System.Net;
using System.Text;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Registrations;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>What is wrong is named, and says nothing of the inside.</summary>
internal sealed class ProblemTests : HttpFixture
{
    private readonly BrokenDocuments _broken = new();

    [TestCase("not JSON")]
    [TestCase("")]
    [TestCase("{")]
    [TestCase("\"\\ud800\"")]
    [TestCase("[]")]
    public async Task What_is_not_the_json_that_is_asked_for_is_an_invalid_request(string body)
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Post, "/v1/traders", body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!["$"], Is.Not.Null);
    }

    [TestCase("text/plain", null, "The Content-Type 'text/plain' is refused; allowed: application/json in UTF-8.")]
    [TestCase("application/json", "gzip", "The Content-Encoding 'gzip' is refused; allowed: none.")]
    public async Task A_body_of_another_type_or_encoding_is_told_what_is_allowed(
        string type,
        string? encoding,
        string detail
    )
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Post, "/v1/traders");
        request.Content = new StringContent("{}", Encoding.UTF8, type);
        request.Content.Headers.ContentType!.CharSet = null;
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"detail\":\"{detail}\""));
    }

    [TestCase("1e-400")]
    [TestCase("0.00000000000000000000000000000001")]
    [TestCase("1e400")]
    public async Task An_amount_that_cannot_be_kept_is_refused_and_shown(string cash)
    {
        var (status, problem) = await ServedHttp.SendAsync(
            Ada,
            HttpMethod.Post,
            "/v1/traders",
            $$"""{"signature":"mine","modelId":"scripted/demo","cash":{{cash}},"prompt":" "}"""
        );

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(
            problem!["errors"]!["$.cash"]![0]!.GetValue<string>(),
            Is.EqualTo($"'{cash}' is refused; allowed: a number as 10000 or 0.5.")
        );
        Assert.That(problem["errors"]!["$.prompt"]![0]!.GetValue<string>(), Does.Contain("allowed: text"));
    }

    [Test]
    public async Task Another_method_is_told_which_ones_the_address_has()
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Put, "/v1/traders", "{}");

        Assert.That(status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(problem!["detail"]!.GetValue<string>(), Is.EqualTo("Allowed: GET, POST."));
    }

    [Test]
    public async Task A_tower_of_brackets_is_not_json()
    {
        string tower = string.Concat(Enumerable.Repeat("{\"a\":", 20_000));

        var (status, _) = await ServedHttp.SendAsync(Ada, HttpMethod.Post, "/v1/traders", tower);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_answer_is_not_much_longer_than_its_request()
    {
        string many = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"\"{number}\":1,"));
        string wide = new('<', 200_000);
        foreach (string body in (string[])[$"{{{many}\"a\":1}}", $"{{\"{wide}\":1}}", $"{{\"prompt\":\"{wide}\"}}"])
        {
            using var request = ServedHttp.RequestOf(
                HttpMethod.Post,
                "/v1/traders",
                body,
                (IdempotencyKey.Header, $"{body.Length}")
            );
            using var answer = await Ada.SendAsync(request);
            string text = await answer.Content.ReadAsStringAsync();

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(text, Has.Length.LessThan(30_000));
        }
    }

    [Test]
    public async Task The_longest_prompt_is_kept_and_told_exactly()
    {
        string prompt = new('<', RegistrationReading.LongestPrompt);
        using var request = ServedHttp.RequestOf(
            HttpMethod.Post,
            "/v1/traders",
            $$"""{"signature":"mine","modelId":"scripted/demo","prompt":"{{prompt}}"}""",
            (IdempotencyKey.Header, "one")
        );

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(
            (await ServedHttp.GetAsync(Ada, "/v1/traders/mine"))["prompt"]!.GetValue<string>(),
            Is.EqualTo(prompt)
        );
    }

    [TestCase("DELETE", "/v1/traders")]
    [TestCase("POST", "/v1/models")]
    [TestCase("PATCH", "/v1/traders/mine")]
    public async Task A_method_that_an_address_does_not_have_is_named(string method, string path)
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Parse(method), path);

        Assert.That(status, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That(problem!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.MethodNotAllowed.Type));
    }

    [Test]
    public async Task A_body_in_another_encoding_is_not_taken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/traders");
        request.Content = new StringContent(
            """{"signature":"mine","modelId":"scripted/demo"}""",
            Encoding.Unicode,
            "application/json"
        );

        using var answer = await Ada.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task A_store_that_does_not_answer_is_an_outage_and_comes_back()
    {
        _broken.Failure = new IOException("disk /dev/secret is gone");

        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/traders");
        var (ready, _) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/health/ready");
        var (live, _) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/health/live");

        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(problem!.ToJsonString(), Does.Not.Contain("secret"));
        Assert.That(ready, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(live, Is.EqualTo(HttpStatusCode.ServiceUnavailable), "The key of the request cannot be checked.");
        using var probe = Service.Client();
        Assert.That(
            (await ServedHttp.SendAsync(probe, HttpMethod.Get, "/health/live")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(
            (await ServedHttp.SendAsync(probe, HttpMethod.Get, "/health/ready")).Status,
            Is.EqualTo(HttpStatusCode.ServiceUnavailable)
        );
        _broken.Failure = null;
        Assert.That(
            (await ServedHttp.SendAsync(probe, HttpMethod.Get, "/health/ready")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/traders")).Status,
            Is.EqualTo(HttpStatusCode.OK)
        );
    }

    [Test]
    public async Task A_defect_says_nothing_of_the_inside()
    {
        _broken.Failure = new InvalidOperationException("at AiTrader.Secret in /home/x.cs");

        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/traders");

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(
            problem!.ToJsonString(),
            Is.EqualTo(
                $$"""{"type":"/reference#unexpected","title":"{{ProblemKinds.Unexpected.Title}}","status":500}"""
            )
        );
    }

    [Test]
    public async Task Records_that_were_changed_from_outside_are_damage()
    {
        var key = new DocumentKey("trader", "mine");
        await Store.Documents.WriteAsync(new Document(key, """{"owner":"ada","trader":{"cash":"a secret"}}"""));

        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, "/v1/traders/mine");

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(problem!["type"]!.GetValue<string>(), Is.EqualTo(ProblemKinds.Damaged.Type));
        Assert.That(problem.ToJsonString(), Does.Not.Contain("a secret"));
    }

    protected override Task<ServedHttp> StartAsync(IStore store) =>
        ServedHttp.StartAsync(store.WithDocuments(documents => _broken.Over(documents)));

    /// <summary>Documents that fail while a failure is set.</summary>
    private sealed class BrokenDocuments : IDocumentStore
    {
        private IDocumentStore _documents = null!;

        public Exception? Failure { get; set; }

        public BrokenDocuments Over(IDocumentStore documents)
        {
            _documents = documents;
            return this;
        }

        public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) =>
            Working.FindAsync(key, cancellationToken);

        public ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default) =>
            Working.WriteAsync(document, cancellationToken);

        public ValueTask<bool> DeleteAsync(Document document, CancellationToken cancellationToken = default) =>
            Working.DeleteAsync(document, cancellationToken);

        public IAsyncEnumerable<Document> ListAsync(
            string kind,
            string prefix = "",
            string after = "",
            CancellationToken cancellationToken = default
        ) => Working.ListAsync(kind, prefix, after, cancellationToken);

        private IDocumentStore Working => Failure is { } failure ? throw failure : _documents;
    }
}
