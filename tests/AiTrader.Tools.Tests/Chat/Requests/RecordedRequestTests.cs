using AiTrader.Stores;
using AiTrader.Testing.Endpoints;
using AiTrader.Tools.Tests.Chat.Http;
using static AiTrader.Tools.Tests.Chat.Completions.DialectReply;

namespace AiTrader.Tools.Tests.Chat.Requests;

/// <summary>What is recorded of the requests of a session, over real HTTP and through the provider's client.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class RecordedRequestTests(bool streaming)
{
    private static readonly ChatBudget Priced = new() { CostLimit = new CostLimit(1_000, 1, 10) };

    [Test]
    public async Task Each_reply_is_a_request_with_its_tokens_and_its_cost()
    {
        var requests = await RunAsync(ModelAnswer.Call(("portfolio", "{}")), ModelAnswer.Say("Done."));

        Assert.That(
            requests.Select(request => (request.Outcome, request.Tokens, request.Cost)),
            Is.EqualTo(Enumerable.Repeat((RequestOutcome.Replied, new TokenUsage(90, 10), (decimal?)0.00019m), 2))
        );
    }

    [TestCase("""{"prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":{"cached_tokens":80}}""", 80, null)]
    [TestCase("""{"prompt_tokens":100,"completion_tokens":5,"prompt_cache_hit_tokens":70}""", 70, null)]
    [TestCase("""{"prompt_tokens":100,"completion_tokens":5,"cached_tokens":60}""", 60, null)]
    [TestCase("""{"prompt_tokens":100.0,"completion_tokens":"5"}""", null, null)]
    [TestCase(
        """{"prompt_tokens":100,"completion_tokens":5,"prompt_tokens_details":"""
            + """{"cached_tokens":0,"cache_write_tokens":30}}""",
        0,
        30
    )]
    public async Task What_a_provider_says_of_its_cache_is_recorded(string usage, int? read, int? written)
    {
        var requests = await RunAsync(WithUsage(usage));

        Assert.That(
            requests.Single().Tokens,
            Is.EqualTo(new TokenUsage(100, 5) { CacheRead = read, CacheWritten = written })
        );
    }

    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}""")]
    [TestCase("\"none\"")]
    public async Task Tokens_that_are_not_reported_are_not_known_and_cost_nothing_that_is_known(string usage)
    {
        var request = (await RunAsync(WithUsage(usage))).Single();

        Assert.That(
            (request.Outcome, request.Tokens, request.Cost),
            Is.EqualTo((RequestOutcome.Replied, (TokenUsage?)null, (decimal?)null))
        );
    }

    [Test]
    public async Task Usage_in_the_choice_of_a_stream_is_read()
    {
        string end = Chunk("{}", "\"stop\"")
            .Replace(
                "\"finish_reason\"",
                "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":5,\"cached_tokens\":60},\"finish_reason\"",
                StringComparison.Ordinal
            );
        string said = Delta("""{"content":"Done."}""");
        var requests = await RunAsync(ModelAnswer.Raw(Events, $"data: {said}\n\ndata: {end}\n\ndata: [DONE]\n\n"));

        Assert.That(requests.Single().Tokens, Is.EqualTo(new TokenUsage(100, 5) { CacheRead = 60 }));
    }

    [Test]
    public async Task A_request_that_is_repeated_is_recorded_with_its_reason_and_the_tokens_that_came_with_it()
    {
        var requests = await RunAsync(
            ModelAnswer.Error(429, "Slow down."),
            Raw(
                Body("""{"content":""}""", "\"error\"")[..^1]
                    + ""","usage":{"prompt_tokens":50,"completion_tokens":1}}"""
            ),
            ModelAnswer.Say("Done.")
        );

        Assert.That(
            requests.Select(request => (request.Outcome, request.Reason, request.Tokens, request.Cost)),
            Is.EqualTo(
                new (RequestOutcome, string?, TokenUsage?, decimal?)[]
                {
                    (RequestOutcome.Retried, "status 429", null, null),
                    (RequestOutcome.Retried, "status 503", new TokenUsage(50, 1), 0.00006m),
                    (RequestOutcome.Replied, null, new TokenUsage(90, 10), 0.00019m),
                }
            )
        );
    }

    [TestCase(403, "status 403")]
    [TestCase(400, "status 400")]
    public async Task A_request_with_which_a_session_faults_is_recorded(int status, string reason)
    {
        var request = (await RunAsync(ModelAnswer.Error(status, "No."))).Single();

        Assert.That((request.Outcome, request.Reason), Is.EqualTo((RequestOutcome.Failed, reason)));
    }

    [Test]
    public async Task A_reply_that_cannot_be_used_was_paid_for()
    {
        var request = (await RunAsync(ModelAnswer.Say("A long st").EndedBy("length"))).Single();

        Assert.That((request.Outcome, request.Tokens), Is.EqualTo((RequestOutcome.Replied, new TokenUsage(90, 10))));
    }

    [Test]
    public async Task A_session_that_is_run_again_asks_only_for_what_it_lacks_and_adds_to_what_was_recorded()
    {
        await using var session = await HttpSession.OpenAsync(
            streaming,
            ModelAnswer.Call(("portfolio", "{}")),
            ModelAnswer.Error(403, "No."),
            ModelAnswer.Say("Done.")
        );
        await session.RunAsync(Priced);
        await session.RunAsync(Priced);
        await session.RunAsync(Priced);

        Assert.That(
            (await ReadAsync(session)).Select(request => request.Outcome),
            Is.EqualTo(new[] { RequestOutcome.Replied, RequestOutcome.Failed, RequestOutcome.Replied })
        );
    }

    [Test]
    public async Task A_store_that_cannot_record_a_request_faults_its_session_and_the_reply_is_not_acted_upon()
    {
        await using var session = await HttpSession.OpenAsync(
            streaming,
            ModelEndpoint.Answering(ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":1}"""))),
            store => store.WithRequests(_ => new FullRequestStore())
        );

        var result = await session.RunAsync(Priced);

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(((SessionResult.Faulted)result).Fault, Is.InstanceOf<IOException>());
        Assert.That(await session.Floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
        Assert.That(
            session.Endpoint.Requests,
            Has.Count.EqualTo(1),
            "A failure of the store is not one of the endpoint."
        );
    }

    private static ModelAnswer WithUsage(string usage) =>
        Raw(Body("""{"content":"Done."}""", "\"stop\"")[..^1] + $$""","usage":{{usage}}}""");

    private async Task<IReadOnlyList<SessionRequest>> RunAsync(params ModelAnswer[] answers)
    {
        await using var session = await HttpSession.OpenAsync(streaming, answers);
        await session.RunAsync(Priced);
        return await ReadAsync(session);
    }

    private static async Task<IReadOnlyList<SessionRequest>> ReadAsync(HttpSession session) =>
        await session.Floor.Store.Requests.ReadAsync(HttpSession.Context.Signature, default);

    private sealed class FullRequestStore : IRequestStore
    {
        public ValueTask AppendAsync(SessionRequest request, CancellationToken cancellationToken = default) =>
            throw new IOException("The disk is full.");

        public ValueTask<IReadOnlyList<SessionRequest>> ReadAsync(
            Signature signature,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult<IReadOnlyList<SessionRequest>>([]);
    }
}
