using System.Net;
using System.Text.Json.Nodes;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>
/// What a request with an idempotency key asks for happens once, also if its client leaves or its process dies.
/// </summary>
internal sealed class BrokenRequestTests : HttpFixture
{
    private const string Address = "/v1/traders/mine/sessions";
    private const string Next = """{"modelId":"scripted/demo","time":"next"}""";
    private static readonly DocumentKey Key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");

    private WatchedDocuments _documents = null!;

    protected override Task<ServedHttp> StartAsync(IStore store) =>
        ServedHttp.StartAsync(store.WithDocuments(inner => _documents = new WatchedDocuments(inner)));

    [SetUp]
    public Task RegisterAsync() => ServedHttp.RegisterAsync(Ada, "mine");

    [Test]
    public async Task A_client_that_leaves_and_comes_back_gets_the_same_session()
    {
        using var leaving = new CancellationTokenSource();
        _documents.Written = async document =>
        {
            if (document.Key.Kind == "queue")
            {
                await leaving.CancelAsync();

                // So long that the service knows it.
                await Task.Delay(500);
            }
        };
        Assert.That(async () => await PostAsync(leaving.Token), Throws.InstanceOf<OperationCanceledException>());
        _documents.Written = null;
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-01");

        using var again = await PostAsync(default);

        await RequireOneRunAsync(again);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_process_that_dies_before_its_answer_is_kept_repeats_the_same_session(bool isTakenOver)
    {
        _documents.Writing = document =>
            document.Key == Key && JsonNode.Parse(document.Content)!["answer"] is not null
                ? throw new IOException("The store is down.")
                : Task.CompletedTask;
        using var failed = await PostAsync(default);
        Assert.That(failed.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        _documents.Writing = null;
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-01");
        await AgeAsync(isTakenOver ? 2 : 0);

        using var again = await PostAsync(default);

        if (isTakenOver)
        {
            await RequireOneRunAsync(again);
        }
        else
        {
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        }
    }

    [Test]
    public async Task What_fails_between_its_acts_is_made_again_at_once_with_the_same_session()
    {
        _documents.Written = document =>
            document.Key.Kind == "queue" ? throw new IOException("The store is down.") : Task.CompletedTask;
        using var failed = await PostAsync(default);
        Assert.That(failed.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        _documents.Written = null;
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-01");

        using var again = await PostAsync(default);

        await RequireOneRunAsync(again);
    }

    [Test]
    public async Task A_refusal_that_can_be_right_later_is_not_kept()
    {
        using var unknown = ServedHttp.RequestOf(
            HttpMethod.Post,
            "/v1/traders/mine/orders/1/approval",
            null,
            (IdempotencyKey.Header, "one")
        );
        using var answer = await Ada.SendAsync(unknown);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Store.Documents.FindAsync(Key), Is.Null);
    }

    private async Task RequireOneRunAsync(HttpResponseMessage again)
    {
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(again.Headers.Location!.ToString(), Does.EndWith("/2024-01-01"));
        var runs = await ServedHttp.GetAsync(Ada, "/v1/traders/mine/runs");
        Assert.That(runs["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private async Task AgeAsync(int minutes)
    {
        var document = (await Store.Documents.FindAsync(Key))!;
        var request = JsonNode.Parse(document.Content)!;
        request["started"] = request["started"]!.GetValue<DateTimeOffset>().AddMinutes(-minutes);
        Assert.That(await Store.Documents.WriteAsync(document with { Content = request.ToJsonString() }), Is.Not.Null);
    }

    private async Task<HttpResponseMessage> PostAsync(CancellationToken cancellationToken)
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Post, Address, Next, (IdempotencyKey.Header, "one"));
        return await Ada.SendAsync(request, cancellationToken);
    }

    /// <summary>Documents of which a test sees each that is written.</summary>
    private sealed class WatchedDocuments(IDocumentStore inner) : IDocumentStore
    {
        public Func<Document, Task>? Writing { get; set; }

        public Func<Document, Task>? Written { get; set; }

        public ValueTask<Document?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) =>
            inner.FindAsync(key, cancellationToken);

        public async ValueTask<Document?> WriteAsync(Document document, CancellationToken cancellationToken = default)
        {
            await (Writing?.Invoke(document) ?? Task.CompletedTask);
            var written = await inner.WriteAsync(document, cancellationToken);
            await (Written?.Invoke(document) ?? Task.CompletedTask);
            return written;
        }

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
