using AiTrader.Stores;
using AiTrader.Testing;
using AiTrader.Testing.Endpoints;
using Microsoft.Extensions.Time.Testing;
using static AiTrader.Tools.Tests.Chat.Http.HttpSession;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>How a conversation with a model ends, row by row of docs/failures.md, over real HTTP.</summary>
/// <param name="streaming">Whether replies are streamed.</param>
[TestFixture(false)]
[TestFixture(true)]
public sealed class HttpConversationTests(bool streaming)
{
    private static readonly ModelAnswer BuyTen = ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""));
    private static readonly ModelAnswer Hold = ModelAnswer.Call(("hold", """{"reason":"Too dear."}"""));
    private static readonly ModelAnswer Done = ModelAnswer.Say("Done.");

    [Test]
    public async Task A_model_that_calls_hold_holds_and_is_not_asked_again()
    {
        await using var session = await OpenAsync(streaming, Hold);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Too dear.")
        );
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_model_that_holds_after_a_trade_has_traded()
    {
        await using var session = await OpenAsync(streaming, BuyTen, Hold);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1)
        );
    }

    [Test]
    public async Task A_model_that_trades_and_then_ends_in_words_has_traded()
    {
        await using var session = await OpenAsync(streaming, BuyTen, Done);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1)
        );
        Assert.That(session.Told, Is.EqualTo(new[] { "Filled: buy 10 AAA at 11 USD, 110 in all, fee 0." }));
    }

    [Test]
    public async Task Several_calls_of_one_reply_are_executed_in_their_order()
    {
        var calls = ModelAnswer.Call(
            ("buy", """{"symbol":"AAA","quantity":90}"""),
            ("sell", """{"symbol":"AAA","quantity":40}"""),
            ("buy", """{"symbol":"BBB","quantity":4}"""),
            ("portfolio", "{}")
        );
        await using var session = await OpenAsync(streaming, calls, Done);

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(3)
        );
        Assert.That(
            session.Told,
            Is.EqualTo(
                new[]
                {
                    "Filled: buy 90 AAA at 11 USD, 990 in all, fee 0.",
                    "Filled: sell 40 AAA at 11 USD, 440 in all, fee 0.",
                    "Filled: buy 4 BBB at 99 USD, 396 in all, fee 0.",
                    "cash 54 USD\nAAA 50, worth 550\nBBB 4, worth 396",
                }
            )
        );
    }

    [Test]
    public async Task A_model_that_only_says_it_holds_is_undecided()
    {
        await using var session = await OpenAsync(streaming, ModelAnswer.Say("HOLD. I hold everything."));

        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Undecided>());
    }

    [Test]
    public async Task A_model_that_refuses_is_undecided_where_the_client_gives_its_refusal_on()
    {
        await using var session = await OpenAsync(streaming, ModelAnswer.Refuse("I cannot give financial advice."));

        // Microsoft.Extensions.AI.OpenAI 10.11 drops a refusal that is streamed: what arrives is an empty reply.
        Assert.That(
            await session.RunAsync(),
            streaming ? Is.InstanceOf<SessionResult.Faulted>() : Is.InstanceOf<SessionResult.Undecided>()
        );
    }

    [Test]
    public async Task A_model_whose_turns_are_used_up_is_undecided_where_it_did_nothing()
    {
        await using var session = await OpenAsync(streaming, ModelAnswer.Call(("portfolio", "{}")));

        Assert.That(await session.RunAsync(new ChatBudget { Turns = 3 }), Is.InstanceOf<SessionResult.Undecided>());
        Assert.That(session.Endpoint.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_model_whose_tokens_are_used_up_has_traded_where_it_did()
    {
        await using var session = await OpenAsync(streaming, BuyTen);

        Assert.That(
            await session.RunAsync(new ChatBudget { Tokens = 150 }),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(2)
        );
    }

    [TestCase(
        "sell_everything",
        "{}",
        "There is no tool 'sell_everything'. There are buy, sell, hold, quote, history, portfolio, calculate."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quan""",
        "The arguments of buy are not a JSON object, as {} is one. Nothing was executed."
    )]
    [TestCase(
        "buy",
        """["AAA",10]""",
        "The arguments of buy are not a JSON object, as {} is one. Nothing was executed."
    )]
    [TestCase("buy", "", "The arguments of buy are not a JSON object, as {} is one. Nothing was executed.")]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":"ten"}""",
        "The argument 'quantity' is \"ten\". Give a number as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":1,"signature":"bob"}""",
        "buy does not take 'signature'; it takes quantity, symbol. Who trades, when, and what is held are "
            + "given by the session and cannot be set. Nothing was executed."
    )]
    public async Task A_call_that_cannot_be_understood_is_answered_with_advice_and_the_model_goes_on(
        string tool,
        string arguments,
        string advice
    )
    {
        await using var session = await OpenAsync(streaming, ModelAnswer.Call((tool, arguments)), Hold);

        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Held>());
        Assert.That(session.Told, Is.EqualTo(new[] { advice }));
    }

    [TestCaseSource(nameof(Unusable))]
    public async Task A_reply_that_cannot_be_acted_upon_is_a_fault_is_not_kept_and_is_asked_for_when_the_session_is_run_again(
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
            Assert.That(kept.Select(step => step.Kind), Is.EqualTo(new[] { JournalEntryKind.Prompt }));
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
    public async Task A_ledger_that_fails_at_any_call_is_a_fault_that_the_model_never_hears_of_and_the_trade_happens_once(
        [Range(2, 9)] int number,
        [Values(StoreFault.Before, StoreFault.After)] StoreFault fault
    )
    {
        var ledger = FaultInjectingLedger.AtCall(new InMemoryStore(TimeProvider.System).Ledgers, number, fault);
        await using var session = await OpenAsync(
            streaming,
            new ModelEndpoint(request => request.Turn == 0 ? BuyTen : Hold),
            ledger
        );

        var first = await session.RunAsync();
        var second = await session.RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<IOException>());
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
            Assert.That(session.Endpoint.Requests.Select(request => request.Turn), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(session.Told, Is.EqualTo(new[] { "Filled: buy 10 AAA at 11 USD, 110 in all, fee 0." }));
        });
    }

    [Test]
    public async Task Prices_that_fail_in_a_call_are_a_fault_that_the_model_never_hears_of_and_the_call_is_made_when_they_are_back()
    {
        await using var session = await OpenAsync(
            streaming,
            ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""), ("quote", """{"symbol":"AAA"}""")),
            Hold
        );
        var prices = Substitute.For<IMarketData>();
        prices.Market.Returns(Market.Us);
        prices.IsListed(default!).ReturnsForAnyArgs(true);
        prices.GetQuote(default!, default!).ReturnsForAnyArgs(_ => throw new IOException("The prices are gone."));
        var standard = session.Tools;
        session.Tools = desk => StandardTools.For(desk.Brokerage, prices);

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
            StandardTools
                .For(desk.Brokerage, desk.MarketData)
                .With(TradingTool.Create<string>("mine", "Fails.", _ => throw new NotSupportedException("A defect.")));

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
            ("a call without a name", ModelAnswer.Call(("", "{}")))
        );

    private static IEnumerable<TestCaseData> Named(params (string Name, ModelAnswer Answer)[] answers) =>
        answers.Select(answer => new TestCaseData(answer.Answer).SetArgDisplayNames(answer.Name));
}
