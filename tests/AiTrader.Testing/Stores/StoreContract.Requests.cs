using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the requests of every store are like.</summary>
public abstract partial class StoreContract
{
    private static readonly DateTimeOffset Noon = new(2025, 10, 6, 14, 30, 0, 123, TimeSpan.Zero);

    private IRequestStore Requests => Store.Requests;

    [Test]
    public async Task A_signature_that_asked_no_model_has_no_requests() =>
        Assert.That(await Requests.ReadAsync(Alice.Signature, default), Is.Empty);

    [Test]
    public async Task A_request_is_read_with_its_tokens_and_its_exact_cost()
    {
        var request = RequestOf(Alice) with
        {
            Tokens = new TokenUsage(1_200, 80) { CacheRead = 1_000, CacheWritten = 0 },
            Cost = 0.0000000123456789m,
        };
        await Requests.AppendAsync(request, default);

        Assert.That(await Requests.ReadAsync(Alice.Signature, default), Is.EqualTo(new[] { request }));
    }

    [Test]
    public async Task A_request_of_which_nothing_is_known_is_read_as_such()
    {
        var request = RequestOf(Alice) with { Outcome = RequestOutcome.Failed, Reason = "status 429 磁盘 🚀" };
        await Requests.AppendAsync(request, default);

        Assert.That(await Requests.ReadAsync(Alice.Signature, default), Is.EqualTo(new[] { request }));
    }

    [Test]
    public async Task A_reason_of_any_text_is_read_as_it_was_kept()
    {
        var request = RequestOf(Alice) with { Outcome = RequestOutcome.Failed, Reason = new string('\e', 150) };
        await Requests.AppendAsync(request, default);

        Assert.That(await Requests.ReadAsync(Alice.Signature, default), Is.EqualTo(new[] { request }));
    }

    [Test]
    public async Task Requests_are_read_by_signature_in_the_order_in_which_they_came()
    {
        var tuesday = Contexts.Alice("2025-10-07");
        foreach (var context in (TradingContext[])[tuesday, Alice, Contexts.Bob("2025-10-06"), tuesday])
        {
            await Requests.AppendAsync(RequestOf(context), default);
        }

        Assert.That(
            (await Requests.ReadAsync(Alice.Signature, default)).Select(request => request.Context),
            Is.EqualTo(new[] { tuesday, Alice, tuesday })
        );
    }

    [Test]
    public async Task Requests_that_are_recorded_at_once_are_all_there()
    {
        await Task.WhenAll(
            Enumerable
                .Range(1, 16)
                .Select(tokens =>
                    Task.Run(async () =>
                        await Requests.AppendAsync(
                            RequestOf(Alice) with
                            {
                                Tokens = new TokenUsage(tokens, 1),
                            },
                            default
                        )
                    )
                )
        );

        Assert.That(
            (await Requests.ReadAsync(Alice.Signature, default)).Select(request => request.Tokens!.Input),
            Is.EquivalentTo(Enumerable.Range(1, 16))
        );
    }

    private static SessionRequest RequestOf(TradingContext context) =>
        new()
        {
            Context = context,
            RecordedAt = Noon,
            Outcome = RequestOutcome.Replied,
        };
}
