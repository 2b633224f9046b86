using System.Net;
using System.Text.Json.Nodes;
using AiTrader.Stores;

namespace AiTrader.Runner.Tests.Service.Http;

/// <summary>Sessions and runs: asked for, followed, and canceled.</summary>
internal sealed class SessionEndpointTests : HttpFixture
{
    private const string Trader = "/v1/traders/mine";

    [SetUp]
    public Task RegisterAsync() => ServedHttp.RegisterAsync(Ada, "mine");

    [Test]
    public async Task A_session_is_run_and_shows_its_outcome_and_its_conversation()
    {
        using var request = ServedHttp.RequestOf(
            HttpMethod.Post,
            $"{Trader}/sessions",
            """{"modelId":"scripted/demo","time":"2024-02-01"}"""
        );
        using var answer = await Ada.SendAsync(request);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(answer.Headers.Location!.ToString(), Is.EqualTo($"{Trader}/sessions/2024-02-01"));

        var session = await ServedHttp.FinishedAsync(Ada, answer.Headers.Location.ToString());
        var conversation = await ServedHttp.GetAsync(Ada, $"{Trader}/sessions/2024-02-01/conversation");

        Assert.That(session["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        Assert.That(session["result"]!["outcome"]!.GetValue<string>(), Is.AnyOf("traded", "held"));
        Assert.That(session["result"]!["context"]!["modelId"]!.GetValue<string>(), Is.EqualTo("scripted/demo"));
        Assert.That(conversation["items"]!.AsArray(), Has.Count.GreaterThan(1));
    }

    [Test]
    public async Task The_next_session_follows_the_last_one_that_is_completed()
    {
        foreach (string expected in (string[])["2024-01-01", "2024-01-02"])
        {
            var (_, run) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"next"}""");
            Assert.That(run!["id"]!.GetValue<string>(), Is.EqualTo(expected));
            await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/{expected}");
        }
    }

    [Test]
    public async Task A_withdrawn_session_hides_none_of_the_others()
    {
        foreach (string time in (string[])["2024-02-01", "2024-02-05", "2025-01-06"])
        {
            await RunSessionAsync(time);
        }

        var signature = Signature.Parse("mine");
        await Store.Ledgers.WithdrawSessionAsync(signature, new TradingTime(new(2025, 1, 6)));
        foreach (string time in (string[])["2024-02-06", "2024-02-07", "2024-02-08"])
        {
            await RunSessionAsync(time);
        }

        foreach (string time in (string[])["2024-02-01", "2024-02-05", "2024-02-06", "2024-02-07", "2024-02-08"])
        {
            var session = await ServedHttp.GetAsync(Ada, $"{Trader}/sessions/{time}");
            var conversation = await ServedHttp.GetAsync(Ada, $"{Trader}/sessions/{time}/conversation");
            Assert.That(session["result"]?["context"]!["time"]!.GetValue<string>(), Is.EqualTo(time));
            Assert.That(conversation["items"]!.AsArray(), Is.Not.Empty, time);
        }

        var withdrawn = await ServedHttp.GetAsync(Ada, $"{Trader}/sessions/2025-01-06");
        Assert.That(withdrawn["state"]!.GetValue<string>(), Is.EqualTo("refused"));
        Assert.That(withdrawn["reason"]!.GetValue<string>(), Does.Contain("withdrawn"));
        var (status, problem) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2025-01-06"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict), $"{problem}");
    }

    [Test]
    public async Task A_session_before_the_last_one_that_was_not_run_is_refused()
    {
        await RunSessionAsync("2024-02-05");

        var (status, problem) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-02-02"}""");
        var (again, run) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-02-05"}""");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(
            problem!["detail"]!.GetValue<string>(),
            Is.EqualTo(
                "The session of 2024-02-02 was never run, and cannot be run any more: the session of 2024-02-05 is "
                    + "completed."
            )
        );
        Assert.That(again, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(run!["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        var entries = await Store.Ledgers.ReadEntriesAsync(Signature.Parse("mine")).ToListAsync();
        Assert.That(entries.Select(entry => entry.Context.Time.ToString()), Has.None.EqualTo("2024-02-02"));
    }

    [TestCase("sessions", """{"modelId":"x/y","time":"now","z":1}""", "$.modelId", "$.time", "$.z")]
    [TestCase("sessions", """{"modelId":5,"time":"2024-02-03"}""", "$.modelId")]
    [TestCase("sessions", """{"modelId":"x/y","time":"2024-02-03"}""", "$.modelId", "$.time")]
    [TestCase("runs", """{"modelId":"x y","from":"x","to":"y"}""", "$.from", "$.modelId", "$.to")]
    [TestCase("runs", """{"modelId":"x/y","from":null,"to":"y"}""", "$.from", "$.to")]
    public async Task Every_value_that_is_refused_is_named_at_once(string kind, string body, params string[] places)
    {
        var (status, problem) = await AskAsync(kind, body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!.AsObject().Select(error => error.Key), Is.SupersetOf(places), $"{problem}");
        Assert.That(problem["errors"]!.AsObject().Select(error => error.Value!.AsArray().Count), Is.All.EqualTo(1));
    }

    [Test]
    public async Task A_list_of_runs_does_not_continue_after_a_run_that_does_not_exist()
    {
        var (status, problem) = await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"{Trader}/runs?after=2024-01-05");

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem!["errors"]!["after"]![0]!.GetValue<string>(), Does.StartWith("'2024-01-05' is refused"));
    }

    [Test]
    public async Task A_run_shows_how_far_it_is_and_is_listed()
    {
        var (status, run) = await AskAsync(
            "runs",
            """{"modelId":"scripted/demo","from":"2024-01-02","to":"2024-01-31"}"""
        );
        Assert.That(status, Is.EqualTo(HttpStatusCode.Accepted));
        string id = run!["id"]!.GetValue<string>();

        var finished = await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/{id}");

        Assert.That(finished["state"]!.GetValue<string>(), Is.EqualTo("completed"));
        Assert.That(
            finished["completed"]!.GetValue<int>(),
            Is.EqualTo(finished["sessions"]!.GetValue<int>()).And.EqualTo(22)
        );
        var listed = await ServedHttp.GetAsync(Ada, $"{Trader}/runs");
        Assert.That(listed["items"]!.AsArray().Single()!["id"]!.GetValue<string>(), Is.EqualTo(id));
    }

    [Test]
    public async Task What_is_asked_for_twice_is_run_once()
    {
        const string Session = """{"modelId":"scripted/demo","time":"2024-02-01"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AskAsync("sessions", Session)));
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/sessions/2024-02-01");
        var (later, _) = await AskAsync("sessions", Session);

        Assert.That(answers.Select(answer => answer.Status).Append(later), Is.All.EqualTo(HttpStatusCode.Accepted));
        var entries = await Store.Ledgers.ReadEntriesAsync(Signature.Parse("mine")).ToListAsync();
        Assert.That(entries.OfType<LedgerEntry.SessionCompleted>().Count(), Is.EqualTo(1));
        Assert.That((await ServedHttp.GetAsync(Ada, $"{Trader}/runs"))["items"]!.AsArray(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_run_is_canceled_between_two_acts()
    {
        await using var store = new InMemoryStore(TimeProvider.System);
        await using var slow = await ServedHttp.StartAsync(
            store,
            change: plan => plan with { Pace = TimeSpan.FromMilliseconds(50) }
        );
        var ada = await slow.AddAsync("ada");
        await ServedHttp.RegisterAsync(ada, "mine");
        var (_, run) = await ServedHttp.SendAsync(
            ada,
            HttpMethod.Post,
            $"{Trader}/runs",
            """{"modelId":"scripted/demo"}"""
        );
        string address = $"{Trader}/runs/{run!["id"]}";

        var (status, canceled) = await ServedHttp.SendAsync(ada, HttpMethod.Delete, address);

        Assert.That(status, Is.EqualTo(HttpStatusCode.Accepted));
        Assert.That(canceled!["isCanceling"]!.GetValue<bool>(), Is.True);
        var finished = await ServedHttp.FinishedAsync(ada, address);
        Assert.That(finished["state"]!.GetValue<string>(), Is.EqualTo("canceled"));
        Assert.That(finished["reason"]!.GetValue<string>(), Does.Contain("ada"));
    }

    [TestCase("sessions", """{"modelId":"gpt-5","time":"2024-02-01"}""", "$.modelId")]
    [TestCase("sessions", """{"time":"2024-02-01"}""", "$.modelId")]
    [TestCase("sessions", """{"modelId":"scripted/demo"}""", "$.time")]
    [TestCase("sessions", """{"modelId":"../x","time":"yesterday"}""", "$.modelId,$.time")]
    [TestCase("sessions", """{"modelId":"scripted/demo","time":"2099-01-01"}""", "$.time")]
    [TestCase("sessions", """{"modelId":"scripted/demo","time":"2024-02-01 10:00"}""", "$.time")]
    [TestCase("sessions", """{"modelId":"scripted/demo","time":"2024-02-03"}""", "$.time")]
    [TestCase("sessions", """{"modelId":"scripted/demo","time":"next","signature":"other"}""", "$.signature")]
    [TestCase("runs", """{"modelId":"scripted/demo","from":"x","to":"y"}""", "$.from,$.to")]
    [TestCase("runs", """{"modelId":"scripted/demo","from":"2024-02-02","to":"2024-02-01"}""", "$.from")]
    [TestCase("runs", """{"from":"2024-02-01"}""", "$.modelId")]
    public async Task What_cannot_be_run_is_refused_with_every_problem_and_nothing_waits(
        string what,
        string body,
        string places
    )
    {
        var (status, problem) = await AskAsync(what, body);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), $"{problem}");
        Assert.That(string.Join(',', problem!["errors"]!.AsObject().Select(error => error.Key)), Is.EqualTo(places));
        Assert.That(await Store.Documents.ListAsync("queue").CountAsync(), Is.Zero);
    }

    [TestCase("sessions/2024-03-01")]
    [TestCase("sessions/never")]
    [TestCase("sessions/2024-03-01/conversation")]
    [TestCase("runs/2024-03-01..2024-03-04")]
    [TestCase("runs/x")]
    public async Task What_nobody_asked_for_is_not_found(string path) =>
        Assert.That(
            (await ServedHttp.SendAsync(Ada, HttpMethod.Get, $"{Trader}/{path}")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );

    [Test]
    public async Task A_run_counts_the_sessions_that_the_ledger_has()
    {
        await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-01-04"}""");
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/2024-01-04");
        await AskAsync("runs", """{"modelId":"scripted/demo","from":"2024-01-01","to":"2024-01-05"}""");

        var run = await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/2024-01-01..2024-01-05");

        Assert.Multiple(() =>
        {
            Assert.That(run["state"]!.GetValue<string>(), Is.EqualTo("completed"));
            Assert.That(run["completed"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(run["sessions"]!.GetValue<int>(), Is.EqualTo(5));
            Assert.That(run["reason"]!.GetValue<string>(), Does.StartWith("3 of its 5 sessions cannot be run"));
        });
    }

    [Test]
    public async Task Next_passes_over_a_session_that_the_owner_has_withdrawn()
    {
        await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-01-02"}""");
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/2024-01-02");
        await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-01-03"}""");
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/2024-01-03");
        await Store.Ledgers.WithdrawSessionAsync(Signature.Parse("mine"), TradingTime.Parse("2024-01-03"));

        var (again, refused) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"2024-01-03"}""");
        var (status, body) = await AskAsync("sessions", """{"modelId":"scripted/demo","time":"next"}""");

        Assert.Multiple(() =>
        {
            Assert.That(
                (status, body!["from"]!.GetValue<string>()),
                Is.EqualTo((HttpStatusCode.Accepted, "2024-01-04"))
            );
            Assert.That(again, Is.EqualTo(HttpStatusCode.Conflict));
            Assert.That($"{refused}", Does.Contain("The owner has withdrawn the session of 2024-01-03."));
        });
    }

    private async Task RunSessionAsync(string time)
    {
        await AskAsync("sessions", $$"""{"modelId":"scripted/demo","time":"{{time}}"}""");
        await ServedHttp.FinishedAsync(Ada, $"{Trader}/runs/{time}");
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(string what, string body) =>
        ServedHttp.SendAsync(Ada, HttpMethod.Post, $"{Trader}/{what}", body);
}
