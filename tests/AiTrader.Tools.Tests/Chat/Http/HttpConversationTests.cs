using AiTrader.Testing.Endpoints;
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
        Assert.That(session.Told, Is.EqualTo(new[] { "Filled: buy 10 AAA at 11 USD, 110 in total, fee 0." }));
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
                    "Filled: buy 90 AAA at 11 USD, 990 in total, fee 0.",
                    "Filled: sell 40 AAA at 11 USD, 440 in total, fee 0.",
                    "Filled: buy 4 BBB at 99 USD, 396 in total, fee 0.",
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
        "There is no tool 'sell_everything'. There are buy, sell, cancel, hold, quote, history, portfolio, orders, "
            + "calculate."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quan""",
        "The arguments of buy are not a JSON object such as {}, with each name once. Nothing was executed."
    )]
    [TestCase(
        "buy",
        """["AAA",10]""",
        "The arguments of buy are not a JSON object such as {}, with each name once. Nothing was executed."
    )]
    [TestCase("buy", "", "The argument 'symbol' is missing. Give text.")]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":"ten"}""",
        "The argument 'quantity' is \"ten\". Give a number such as 10 or 0.25."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":1,"signature":"bob"}""",
        "buy does not take 'signature'; it takes limit, quantity, stop, symbol, time_in_force. The session sets the "
            + "trader, the time and the holdings; a call cannot set them. Nothing was executed."
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
}
