using AiTrader.Performance;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Performance;

public sealed class RequestTotalsTests
{
    [Test]
    public void Without_requests_nothing_is_known()
    {
        var totals = RequestTotals.Create([]);

        Assert.That((totals.Count, totals.Cost, totals.InputTokens), Is.EqualTo((0, (decimal?)null, (long?)null)));
    }

    [Test]
    public void Known_parts_are_added_and_unknown_ones_counted()
    {
        var totals = RequestTotals.Create([
            Reply(new TokenUsage(100, 10) { CacheRead = 60 }, 0.1m),
            Reply(new TokenUsage(200, 20), 0.02m),
            Reply(null, null),
        ]);

        Assert.Multiple(() =>
        {
            Assert.That(totals.InputTokens, Is.EqualTo(300));
            Assert.That(totals.OutputTokens, Is.EqualTo(30));
            Assert.That(totals.CacheReadTokens, Is.EqualTo(60));
            Assert.That(totals.CacheWrittenTokens, Is.Null, "No provider says it.");
            Assert.That(totals.Cost, Is.EqualTo(0.12m));
            Assert.That((totals.UnknownTokenCount, totals.UnknownCostCount), Is.EqualTo((1, 1)));
        });
    }

    [Test]
    public void Tokens_without_prices_have_an_unknown_cost()
    {
        var totals = RequestTotals.Create([Reply(new TokenUsage(100, 10), null)]);

        Assert.That((totals.Cost, totals.UnknownCostCount), Is.EqualTo(((decimal?)null, 1)));
    }

    [Test]
    public void A_failure_without_tokens_is_not_a_gap_and_one_with_tokens_is_paid_for()
    {
        var totals = RequestTotals.Create([
            Failure(RequestOutcome.Retried, "status 429"),
            Failure(RequestOutcome.Retried, "no connection") with
            {
                Tokens = new TokenUsage(50, 1),
                Cost = 0.5m,
            },
            Failure(RequestOutcome.Failed, "status 429"),
        ]);

        Assert.Multiple(() =>
        {
            Assert.That((totals.Count, totals.RetryCount, totals.FailureCount), Is.EqualTo((3, 2, 1)));
            Assert.That(totals.Reasons, Is.EqualTo(new[] { ("status 429", 2), ("no connection", 1) }));
            Assert.That((totals.Cost, totals.InputTokens), Is.EqualTo((0.5m, 50L)));
            Assert.That((totals.UnknownTokenCount, totals.UnknownCostCount), Is.EqualTo((0, 0)));
        });
    }

    [Test]
    public void Reasons_that_are_as_frequent_are_in_order_of_their_names() =>
        Assert.That(
            RequestTotals
                .Create([
                    Failure(RequestOutcome.Retried, "status 503"),
                    Failure(RequestOutcome.Retried, "no connection"),
                    Failure(RequestOutcome.Failed, "status 429"),
                ])
                .Reasons,
            Is.EqualTo(new[] { ("no connection", 1), ("status 429", 1), ("status 503", 1) })
        );

    private static SessionRequest Reply(TokenUsage? tokens, decimal? cost) =>
        new()
        {
            Context = Contexts.Alice("2025-10-06"),
            RecordedAt = DateTimeOffset.UnixEpoch,
            Outcome = RequestOutcome.Replied,
            Tokens = tokens,
            Cost = cost,
        };

    private static SessionRequest Failure(RequestOutcome outcome, string reason) =>
        Reply(null, null) with
        {
            Outcome = outcome,
            Reason = reason,
        };
}
