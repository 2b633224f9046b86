using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Runner.Tests.Samples;

/// <summary>What samples/05-web-backend/README.md says, over HTTP.</summary>
[Category(TestCategory.Process)]
internal sealed class WebBackendTests
{
    private const string Day = "2025-10-01";

    private TemporaryFolder _folder = null!;
    private WebBackendProcess? _backend;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new TemporaryFolder();
        _backend = await WebBackendProcess.StartAsync(_folder.File("trading.db"));
    }

    [TearDown]
    public void Stop()
    {
        _backend?.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Two_users_at_once_trade_in_their_own_ledgers_and_their_values_survive_the_JSON()
    {
        var answers = await Task.WhenAll(
            _backend!.AskAsync("alice", "demo/buyer", Day),
            _backend!.AskAsync("bob", "demo/holder", Day)
        );

        var alice = await answers[0].Content.ReadFromJsonAsync<SessionResult[]>();
        var bob = await answers[1].Content.ReadFromJsonAsync<SessionResult[]>();
        Assert.That(alice, Has.Length.EqualTo(6).And.All.InstanceOf<SessionResult.Traded>());
        Assert.That(bob, Has.Length.EqualTo(6).And.All.InstanceOf<SessionResult.Held>());
        Assert.That(
            alice!.SelectMany(result => result.Fills),
            Is.EqualTo((await EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Select(filled => filled.Fill))
        );
        Assert.That((await EntriesAsync("bob")).OfType<LedgerEntry.Held>().Count(), Is.EqualTo(6));
        Assert.That((await EntriesAsync("bob")).OfType<LedgerEntry.Filled>(), Is.Empty);
    }

    [Test]
    public async Task Four_requests_at_once_for_one_user_are_one_run_and_the_same_answer()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => _backend!.AskAsync("alice", "demo/buyer", Day))
        );

        string[] texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.That(answers.Select(answer => answer.StatusCode), Has.All.EqualTo(HttpStatusCode.OK));
        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
        Assert.That((await EntriesAsync("alice")).OfType<LedgerEntry.Filled>().Count(), Is.EqualTo(6));
    }

    [Test]
    public async Task Every_problem_of_a_request_is_named()
    {
        var answer = await _backend!.AskAsync("a%20b", "x y", "2025-13-01");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name),
            Is.EquivalentTo(new[] { "signature", "model", "time" })
        );
    }

    [TestCase("demo/holder", Day, "OtherModel", "recorded by demo/buyer, asked for by demo/holder")]
    [TestCase("demo/buyer", "2025-10-04", "NotScheduled", "2025-10-04")]
    [TestCase("demo/buyer", "2099-01-01", "NotScheduled", "2099-01-01")]
    public async Task What_cannot_be_run_is_a_conflict_with_its_reason(
        string modelId,
        string date,
        string title,
        string detail
    )
    {
        await _backend!.AskAsync("alice", "demo/buyer", Day);
        long before = (await EntriesAsync("alice")).Count;

        var answer = await _backend!.AskAsync("alice", modelId, date);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("title").GetString(), Is.EqualTo(title));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(detail));
        Assert.That(await EntriesAsync("alice"), Has.Count.EqualTo(before));
    }

    private async Task<List<LedgerEntry>> EntriesAsync(string signature)
    {
        await using var store = new SqliteStore(_folder.File("trading.db"), TimeProvider.System);
        return await store.Ledgers.ReadEntriesAsync(Signature.Parse(signature)).ToListAsync();
    }
}
