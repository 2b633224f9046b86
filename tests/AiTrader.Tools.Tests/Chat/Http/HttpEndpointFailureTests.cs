using System.Text.Json;
using AiTrader.Testing.Endpoints;
using static AiTrader.Tools.Tests.Chat.Http.HttpSession;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>
/// What becomes of a session whose endpoint fails: the rows of docs/failures.md that end in a retry or a fault.
/// </summary>
/// <param name="streaming">Whether replies are streamed.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HttpEndpointFailureTests(bool streaming)
{
    private static readonly ModelAnswer BuyTen = ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""));
    private static readonly ModelAnswer Hold = ModelAnswer.Call(("hold", """{"reason":"Too dear."}"""));

    /// <summary>Has everything compiled, so that a client of little patience waits for the endpoint alone.</summary>
    [OneTimeSetUp]
    public async Task CompileAsync()
    {
        await using var session = await OpenAsync(streaming, ModelAnswer.Error(503, "Later."), BuyTen, Hold);
        await session.RunAsync();
    }

    [TestCaseSource(nameof(Passing))]
    public async Task A_failure_that_passes_is_not_noticed(ModelAnswer failure)
    {
        await using var session = await OpenAsync(streaming, BuyTen, failure, Hold);
        session.Patience = PatienceFor(failure);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1)
        );
        Assert.That(session.Endpoint.Requests.Select(request => request.Turn), Is.EqualTo(new[] { 0, 1, 1 }));
    }

    [TestCaseSource(nameof(Passing))]
    public async Task A_failure_that_does_not_pass_is_asked_for_four_times_and_then_a_fault_with_the_fills_so_far(
        ModelAnswer failure
    )
    {
        await using var session = await OpenAsync(streaming, BuyTen, failure);
        session.Patience = PatienceFor(failure);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Count.EqualTo(1)
        );
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1 + 4));
    }

    [TestCaseSource(nameof(Lasting))]
    public async Task A_failure_that_lasts_is_a_fault_at_once(ModelAnswer failure)
    {
        await using var session = await OpenAsync(streaming, BuyTen, failure);
        session.Patience = PatienceFor(failure);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Count.EqualTo(1)
        );
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1 + 1));
    }

    [TestCaseSource(nameof(Lasting))]
    [TestCaseSource(nameof(Failing))]
    public async Task A_session_whose_endpoint_failed_goes_on_where_it_was_and_trades_nothing_again(ModelAnswer failure)
    {
        bool down = true;
        await using var session = await OpenAsync(
            streaming,
            new ModelEndpoint(request =>
                request.Turn == 0 ? BuyTen
                : down ? failure
                : Hold
            )
        );

        var first = await session.RunAsync();
        down = false;
        var second = await session.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<SessionResult.Faulted>());
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
            Assert.That(session.Endpoint.Requests.Count(request => request.Turn == 0), Is.EqualTo(1));
        });
    }

    [TestCase("7", 7)]
    [TestCase("0", 0)]
    [TestCase("4.5", 4.5)]
    [TestCase("60", 60)]
    [TestCase("Thu, 01 Jan 2026 00:00:00 GMT", 60)]
    [TestCase("Wed, 31 Dec 2025 23:59:20 GMT", 20)]
    [TestCase("Wed, 31 Dec 2025 23:00:00 GMT", 0)]
    public async Task An_endpoint_that_asks_to_wait_is_given_the_time(string retryAfter, double seconds)
    {
        await using var session = await OpenAsync(
            streaming,
            ModelAnswer.Error(429, "Slow down.") with
            {
                RetryAfter = retryAfter,
            },
            Hold
        );

        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Held>());
        Assert.That(
            session.Clock.Waits.Where(wait => wait > TimeSpan.Zero),
            Is.EqualTo(seconds == 0 ? [] : new[] { TimeSpan.FromSeconds(seconds) })
        );
    }

    [TestCase("61")]
    [TestCase("1e300")]
    [TestCase("Thu, 01 Jan 2026 00:00:01 GMT")]
    public async Task An_endpoint_that_asks_for_a_longer_wait_is_not_waited_for(string retryAfter)
    {
        await using var session = await OpenAsync(
            streaming,
            ModelAnswer.Error(429, "Slow down.") with
            {
                RetryAfter = retryAfter,
            },
            Hold
        );

        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_that_the_endpoint_repeats_is_in_no_fault_journal_or_ledger()
    {
        await using var session = await OpenAsync(
            streaming,
            BuyTen,
            ModelAnswer.Error(401, $"Incorrect API key provided: {HttpModel.Key}. Find yours at https://example.com.")
        );

        var result = (SessionResult.Faulted)await session.RunAsync();
        var kept = (await session.KeptAsync())
            .Select(entry => entry.Content)
            .Concat((await session.Floor.EntriesAsync("alice")).Select(entry => JsonSerializer.Serialize(entry)));

        Assert.Multiple(() =>
        {
            Assert.That(session.Endpoint.Requests[0].Authorization, Is.EqualTo($"Bearer {HttpModel.Key}"));
            Assert.That(
                result.Fault.ToString(),
                Does.Contain("Incorrect API key provided: [key].").And.Not.Contains(HttpModel.Key)
            );
            Assert.That(kept, Has.All.Not.Contains(HttpModel.Key));
        });
    }

    private static TimeSpan PatienceFor(ModelAnswer answer) =>
        answer.Ending == ModelAnswerEnding.Never ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(30);

    // A time-out costs time, four of them cost more.
    private static IEnumerable<TestCaseData> Passing() => [.. Failing(), .. Named(("no answer", ModelAnswer.Never()))];

    private static IEnumerable<TestCaseData> Failing() =>
        Named([
            .. new[] { 408, 429, 500, 502, 503, 504, 529 }.Select(status =>
                ($"{status}", ModelAnswer.Error(status, "Not now."))
            ),
            ("no connection", Hold with { Ending = ModelAnswerEnding.Refused }),
            ("a reset in the body", Hold with { Ending = ModelAnswerEnding.Reset }),
            ("an end in the body", Hold with { Ending = ModelAnswerEnding.CutOff }),
            ("no body", ModelAnswer.Raw("application/json", "")),
            ("a page of 502", ModelAnswer.Raw("text/html", "<html>Bad gateway</html>") with { Status = 502 }),
        ]);

    private static IEnumerable<TestCaseData> Lasting() =>
        Named([
            .. new[] { 400, 401, 402, 403, 404, 422 }.Select(status =>
                ($"{status}", ModelAnswer.Error(status, "Never."))
            ),
            ("a page", ModelAnswer.Raw("text/html; charset=utf-8", "<html>Please log in.</html>")),
            ("no JSON", ModelAnswer.Raw("application/json", "nope")),
            ("other JSON", ModelAnswer.Raw("application/json", "{}")),
            (
                "an error with status 200",
                ModelAnswer.Raw("application/json", """{"error":{"message":"Out of credit."}}""")
            ),
            ("another type of content", ModelAnswer.Raw("text/plain", "hello")),
            ("events that are not JSON", ModelAnswer.Raw("text/event-stream", "data: nope\n\n")),
        ]);

    private static IEnumerable<TestCaseData> Named(params (string Name, ModelAnswer Answer)[] answers) =>
        answers.Select(answer => new TestCaseData(answer.Answer).SetArgDisplayNames(answer.Name));
}
