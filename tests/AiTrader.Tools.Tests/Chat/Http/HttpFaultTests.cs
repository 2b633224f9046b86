using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Endpoints;
using Microsoft.Extensions.Time.Testing;
using static AiTrader.Tools.Tests.Chat.Http.HttpSession;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>What ends a conversation with a model as a fault, row by row of docs/failures.md, over real HTTP.</summary>
/// <param name="streaming">Whether replies are streamed.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HttpFaultTests(bool streaming)
{
    private static readonly ModelAnswer BuyTen = ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""));
    private static readonly ModelAnswer Hold = ModelAnswer.Call(("hold", """{"reason":"Too dear."}"""));

    [TestCaseSource(nameof(Unusable))]
    public async Task A_reply_that_cannot_be_acted_upon_is_a_fault_and_not_kept_and_asked_for_in_the_next_run(
        ModelAnswer reply
    )
    {
        await using var session = await OpenAsync(streaming, reply, Hold);

        var first = await session.RunAsync();
        var kept = await session.KeptAsync();
        var second = await session.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                first,
                Is.InstanceOf<SessionResult.Faulted>()
                    .With.Property("Fault")
                    .InstanceOf<ModelReplyException>()
                    .And.Property("Fills")
                    .Empty
            );
            Assert.That(kept.Select(entry => entry.Kind), Is.EqualTo(new[] { JournalEntryKind.Prompt }));
            Assert.That(second, Is.InstanceOf<SessionResult.Held>());
        });
    }

    [Test]
    public async Task A_session_that_takes_too_long_is_a_fault()
    {
        var clock = new FakeTimeProvider();
        await using var session = await OpenAsync(
            streaming,
            new ModelEndpoint(_ =>
            {
                clock.Advance(TimeSpan.FromMinutes(11));
                return ModelAnswer.Never();
            })
        );

        Assert.That(
            await session.RunAsync(timeProvider: clock),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TimeoutException>()
        );
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_session_that_is_cancelled_is_neither_ended_nor_faulted_and_can_be_run_again()
    {
        using var cancelled = new CancellationTokenSource();
        bool first = true;
        await using var session = await OpenAsync(
            streaming,
            new ModelEndpoint(_ =>
            {
                if (!first)
                {
                    return Hold;
                }

                first = false;
                cancelled.Cancel();
                return ModelAnswer.Never();
            })
        );

        Assert.That(
            async () => await session.RunAsync(cancellationToken: cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Held>());
    }

    [Test]
    public async Task A_ledger_that_fails_at_any_call_is_a_fault_unknown_to_the_model_and_the_trade_happens_once(
        [Range(2, 9)] int number,
        [Values(StoreFault.Before, StoreFault.After)] StoreFault fault
    )
    {
        await using var session = await OpenAsync(
            streaming,
            new ModelEndpoint(request => request.Turn == 0 ? BuyTen : Hold),
            store => store.WithLedgers(ledgers => FaultInjectingLedger.AtCall(ledgers, number, fault))
        );

        var first = await session.RunAsync();
        var second = await session.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<IOException>());
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
            Assert.That(session.Endpoint.Requests.Select(request => request.Turn), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(session.Told, Is.EqualTo(new[] { "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0." }));
        });
    }

    [Test]
    public async Task Prices_that_fail_in_a_call_are_a_fault_unknown_to_the_model_and_the_call_is_made_in_the_next_run()
    {
        await using var session = await OpenAsync(
            streaming,
            ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""), ("quote", """{"symbol":"AAA"}""")),
            Hold
        );
        var prices = Substitute.For<IMarketData>();
        prices.Market.Returns(Market.Us);
        prices.IsListed(default!, default!).ReturnsForAnyArgs(true);
        prices.GetQuote(default!, default!).ReturnsForAnyArgs(_ => throw new IOException("The prices are gone."));
        var standard = session.Tools;
        session.Tools = desk =>
            StandardTools.CreateFor(
                new StandaloneToolDesk(desk.Brokerage, prices, session.Floor.Store, TimeProvider.System)
            );

        var first = await session.RunAsync();
        session.Tools = standard;
        var second = await session.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(
                first,
                Is.InstanceOf<SessionResult.Faulted>()
                    .With.Property("Fault")
                    .InstanceOf<IOException>()
                    .And.Property("Fills")
                    .Count.EqualTo(1)
            );
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
            Assert.That(session.Told[1], Is.EqualTo("AAA trades at 11 USD at 2025-10-07."));
            Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_tool_of_ones_own_that_fails_is_a_fault_even_where_the_same_reply_holds()
    {
        await using var session = await OpenAsync(
            streaming,
            ModelAnswer.Call(("mine", "{}"), ("hold", """{"reason":"Too dear."}"""))
        );
        session.Tools = desk =>
            [
                .. StandardTools.CreateFor(desk),
                TradingTool.Create<string>("mine", "Fails.", _ => throw new NotSupportedException("A defect.")),
            ];

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<NotSupportedException>()
        );
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Unusable() =>
        Named(
            ("an empty reply", ModelAnswer.Say("")),
            ("blanks", ModelAnswer.Say(" \n ")),
            ("words that are cut off by length", ModelAnswer.Say("I think that").EndedBy("length")),
            ("a call that is cut off by length", BuyTen.EndedBy("length")),
            ("words that are filtered", ModelAnswer.Say("I").EndedBy("content_filter")),
            ("a call that is filtered", BuyTen.EndedBy("content_filter")),
            ("65 calls", ModelAnswer.Call([.. Enumerable.Repeat(("buy", """{"symbol":"AAA","quantity":1}"""), 65)]))
        );

    private static IEnumerable<TestCaseData> Named(params (string Name, ModelAnswer Answer)[] answers) =>
        answers.Select(answer => new TestCaseData(answer.Answer).SetArgDisplayNames(answer.Name));
}
