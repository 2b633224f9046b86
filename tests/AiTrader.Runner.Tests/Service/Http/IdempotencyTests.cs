using System.Net;
using System.Text.Json;
using AiTrader.Runner.Service.Http.Idempotency;
using AiTrader.Runner.Service.Http.Problems;
using AiTrader.Runner.Service.Users;
using AiTrader.Stores;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>The header <c>Idempotency-Key</c>: the same answer, once, in every process.</summary>
internal sealed class IdempotencyTests : HttpFixture
{
    private const string Address = "/v1/traders/mine/sessions";
    private const string Next = """{"modelId":"scripted/demo","time":"next"}""";

    [SetUp]
    public Task RegisterAsync() => ServedHttp.RegisterAsync(Ada, "mine");

    [Test]
    public async Task The_same_key_and_request_get_the_same_answer_later_too()
    {
        using var first = await PostAsync(Ada, "one", Next);
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-01");
        using var again = await PostAsync(Ada, "one", Next);
        using var other = await PostAsync(Ada, "two", Next);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(again.StatusCode, Is.EqualTo(first.StatusCode));
        Assert.That(again.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(again.Content.Headers.ContentType, Is.EqualTo(first.Content.Headers.ContentType));
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(other.Headers.Location!.ToString(), Does.EndWith("2024-01-02"));
    }

    [Test]
    public async Task Another_request_with_the_key_is_refused()
    {
        using var first = await PostAsync(Ada, "one", Next);

        using var body = await PostAsync(Ada, "one", """{"modelId":"scripted/demo","time":"2024-03-01"}""");
        using var address = await PostAsync(Ada, "one", Next, "/v1/traders/mine/runs");

        Assert.That(body.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await body.Content.ReadAsStringAsync(), Does.Contain(ProblemKinds.KeyReused.Type));
        Assert.That(address.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [Test]
    public async Task A_key_belongs_to_its_user()
    {
        await ServedHttp.RegisterAsync(Bob, "hers");
        using var ada = await PostAsync(Ada, "one", Next);

        using var bob = await PostAsync(Bob, "one", Next, "/v1/traders/hers/sessions");

        Assert.That(bob.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(await bob.Content.ReadAsStringAsync(), Does.Contain("hers").And.Not.Contain("mine"));
    }

    [Test]
    public async Task Many_at_once_to_two_processes_get_one_answer()
    {
        await using var other = await ServedHttp.StartAsync(Store);
        using var elsewhere = other.Client(Ada.DefaultRequestHeaders.Authorization!.Parameter!);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(number => PostAsync(number % 2 == 0 ? Ada : elsewhere, "one", Next))
        );

        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.Accepted));
        Assert.That(bodies.Distinct().Count(), Is.EqualTo(1));
        await ServedHttp.FinishedAsync(Ada, "/v1/traders/mine/runs/2024-01-01");
        Assert.That(
            (await ServedHttp.GetAsync(Ada, "/v1/traders/mine/runs"))["items"]!.AsArray(),
            Has.Count.EqualTo(1)
        );
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Test]
    public async Task A_refusal_is_repeated_too()
    {
        using var first = await PostAsync(Ada, "one", "{}");
        using var again = await PostAsync(Ada, "one", "{}");

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await again.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(again.Content.Headers.ContentType!.MediaType, Is.EqualTo(Problem.ContentType));
    }

    [TestCase("")]
    [TestCase("a b")]
    [TestCase("\"")]
    [TestCase("a\"b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var answer = await PostAsync(Ada, key, Next);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task A_key_that_is_too_long_is_refused()
    {
        using var answer = await PostAsync(Ada, new string('k', 129), Next);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task What_a_process_began_and_did_not_answer_is_begun_again_after_a_minute()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var book = new IdempotencyBook(Store.Documents, clock);
        var key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");
        var (_, first) = await book.BeginAsync(key, "print", () => { }, default);

        Assert.That((await book.BeginAsync(key, "print", () => { }, default)).Begun, Is.Null);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.That((await book.BeginAsync(key, "other", () => { }, default)).Begun, Is.Null);
        var (_, second) = await book.BeginAsync(key, "print", () => { }, default);
        Assert.That(second!.Id, Is.EqualTo(first!.Id));
    }

    [Test]
    public async Task What_was_found_for_a_request_is_found_again()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var book = new IdempotencyBook(Store.Documents, clock);
        var key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");
        var (_, first) = await book.BeginAsync(key, "print", () => { }, default);
        await first!.ResolveAsync(() => Task.FromResult("2024-01-01"));
        await first.ReleaseAsync();
        var (_, second) = await book.BeginAsync(key, "print", () => { }, default);

        Assert.That(await second!.ResolveAsync(() => Task.FromResult("2024-01-02")), Is.EqualTo("2024-01-01"));
        await second.ForgetAsync();
        var (_, third) = await book.BeginAsync(key, "print", () => { }, default);
        Assert.That(third!.Id, Is.EqualTo(first.Id), "Something may have been done: it is not forgotten.");
        Assert.That(async () => await first.ResolveAsync(() => Task.FromResult("2024-01-01")), Throws.Nothing);
    }

    [Test]
    public async Task A_key_is_kept_for_a_day()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var book = new IdempotencyBook(Store.Documents, clock);
        var key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");
        var (_, begun) = await book.BeginAsync(key, "print", () => { }, default);
        await begun!.EndAsync(new StoredAnswer(202, null, null, "{}"));

        clock.Advance(IdempotencyBook.Lifetime - TimeSpan.FromSeconds(1));
        await book.RemoveExpiredAsync(default);
        Assert.That((await book.BeginAsync(key, "print", () => { }, default)).Found.Answer!.Status, Is.EqualTo(202));
        clock.Advance(TimeSpan.FromSeconds(1));
        await book.RemoveExpiredAsync(default);
        Assert.That(await Store.Documents.FindAsync(key), Is.Null);
        Assert.That((await book.BeginAsync(key, "other", () => { }, default)).Begun, Is.Not.Null);
    }

    [Test]
    public async Task What_has_expired_is_deleted_without_a_look_at_what_has_not()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var looks = new LookedAt(Store.Documents);
        var book = new IdempotencyBook(looks, clock);
        await BeginAsync(book, "old", 150);
        clock.Advance(TimeSpan.FromHours(12));
        await BeginAsync(book, "young", 400);
        clock.Advance(TimeSpan.FromHours(12));
        looks.Ids.Clear();

        await book.RemoveExpiredAsync(default);

        Assert.That(looks.Ids.Count(id => id.Contains("young", StringComparison.Ordinal)), Is.LessThanOrEqualTo(3));
        var kept = await Store.Documents.ListAsync("idempotency").ToListAsync();
        Assert.That(kept, Has.Count.EqualTo(400));
        Assert.That(kept.Select(document => document.Key.Id), Is.All.Contains("young"));
        Assert.That(await Store.Documents.ListAsync(ExpiryBook.Kind).CountAsync(), Is.EqualTo(400));
    }

    [Test]
    public async Task A_key_that_is_used_again_after_its_end_is_kept_for_another_day()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var book = new IdempotencyBook(Store.Documents, clock);
        var key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");
        await book.BeginAsync(key, "print", () => { }, default);
        clock.Advance(IdempotencyBook.Lifetime);
        await book.BeginAsync(key, "print", () => { }, default);

        await book.RemoveExpiredAsync(default);

        Assert.That(await Store.Documents.FindAsync(key), Is.Not.Null);
        clock.Advance(IdempotencyBook.Lifetime);
        await book.RemoveExpiredAsync(default);
        Assert.That(await Store.Documents.FindAsync(key), Is.Null);
        Assert.That(await Store.Documents.ListAsync(ExpiryBook.Kind).CountAsync(), Is.Zero);
    }

    // As a store has them that an earlier version wrote: without a note of when they expire.
    [Test]
    public async Task What_an_earlier_version_has_stored_is_repeated_and_expires()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var book = new IdempotencyBook(Store.Documents, clock);
        var key = IdempotencyBook.KeyOf(UserName.Parse("ada"), "one");
        string content = JsonSerializer.Serialize(
            new StoredRequest("print", clock.GetUtcNow(), new StoredAnswer(202, null, null, "{}")),
            JsonSerializerOptions.Web
        );
        await Store.Documents.WriteAsync(new Document(key, content));

        await book.NoteExpiriesAsync(default);
        Assert.That((await book.BeginAsync(key, "print", () => { }, default)).Found.Answer!.Status, Is.EqualTo(202));
        clock.Advance(IdempotencyBook.Lifetime);
        await book.RemoveExpiredAsync(default);

        Assert.That(await Store.Documents.FindAsync(key), Is.Null);
    }

    private static async Task BeginAsync(IdempotencyBook book, string name, int count)
    {
        for (int number = 0; number < count; number++)
        {
            await book.BeginAsync(
                IdempotencyBook.KeyOf(UserName.Parse("ada"), $"{name}-{number}"),
                "print",
                () => { },
                default
            );
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string key,
        string body,
        string address = Address
    )
    {
        using var request = ServedHttp.RequestOf(HttpMethod.Post, address, body, (IdempotencyKey.Header, key));
        return await client.SendAsync(request);
    }
}
