using AiTrader.Conversing;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

/// <summary>Orders with a limit or a stop, as a model gives them, sees them and cancels them.</summary>
public sealed class RestingOrderToolTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task An_order_that_rests_is_shown_reserves_and_can_be_canceled()
    {
        var floor = await OpenAsync();
        await floor.CallAsync(Monday, "buy", """{"symbol":"AAA","quantity":10}""");

        string bought = await floor.CallAsync(
            Monday,
            "buy",
            """{"symbol":"AAA","quantity":10,"limit":9,"time_in_force":"gtc"}""",
            2
        );
        string sold = await floor.CallAsync(Monday, "sell", """{"symbol":"AAA","quantity":4,"stop":8}""", 3);

        Assert.Multiple(async () =>
        {
            Assert.That(
                bought,
                Is.EqualTo(
                    "Accepted: buy 10 AAA limit 9 gtc. Nothing was executed yet. The order rests under the id "
                        + "2025-10-06#1.2 until it is filled or canceled."
                )
            );
            Assert.That(sold, Does.EndWith("The order rests under the id 2025-10-06#1.3 to the end of its day."));
            Assert.That(
                await floor.CallAsync(Monday, "orders"),
                Is.EqualTo(
                    "2025-10-06#1.2: buy 10 AAA limit 9 gtc, 10 open, reserves 90 USD, since 2025-10-06\n"
                        + "2025-10-06#1.3: sell 4 AAA stop 8 day, 4 open, reserves 4 AAA, since 2025-10-06\n"
                        + "Reserved in total: 90 USD, 4 AAA."
                )
            );
            Assert.That(
                await floor.CallAsync(Monday, "portfolio"),
                Is.EqualTo(
                    "cash 900 USD (90 reserved by open orders)\n"
                        + "AAA 10 (4 reserved by open orders, 6 can be sold today), worth 100"
                )
            );
        });
        Assert.That(
            await floor.CallAsync(Monday, "cancel", """{"order":"2025-10-06#1.2"}""", 4),
            Is.EqualTo("Canceled: 10 units of buy 10 AAA limit 9 gtc were open; they reserve nothing any more.")
        );
        Assert.That(await floor.CallAsync(Monday, "portfolio"), Does.StartWith("cash 900 USD\n"));
        Assert.That((await floor.EntriesAsync("alice"))[^1], Is.InstanceOf<LedgerEntry.Cancelled>());
    }

    [TestCase("2025-10-06#1.1", TestName = "{m}(an order that was filled)")]
    [TestCase("2025-10-06#9.9", TestName = "{m}(an order that nobody gave)")]
    public async Task What_is_not_open_cannot_be_canceled_and_the_denial_is_recorded(string order)
    {
        var floor = await OpenAsync();
        await floor.CallAsync(Monday, "buy", """{"symbol":"AAA","quantity":10}""");

        string answer = await floor.CallAsync(Monday, "cancel", $$"""{"order":"{{order}}"}""", 2);

        Assert.That(answer, Does.StartWith("Denied (unknown_order): ").And.EndWith("Nothing was canceled."));
        Assert.That((await floor.EntriesAsync("alice"))[^1], Is.InstanceOf<LedgerEntry.CancelDenied>());
    }

    [TestCase("cancel", """{"order":"../x"}""", "The argument 'order' is not the id of an order.")]
    [TestCase("cancel", """{"order":""}""", "The argument 'order' is not the id of an order.")]
    [TestCase("cancel", "{}", "The argument 'order' is missing.")]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":1,"time_in_force":"gtc"}""",
        "The argument 'time_in_force' is gtc, but there is neither a limit nor a stop"
    )]
    [TestCase(
        "sell",
        """{"symbol":"AAA","quantity":1,"limit":9,"time_in_force":"ioc"}""",
        "The argument 'time_in_force' is 'ioc'. Give day or gtc."
    )]
    [TestCase(
        "buy",
        """{"symbol":"AAA","quantity":1,"limit":"cheap"}""",
        "The argument 'limit' is \"cheap\". Give a number such as 10 or 0.25."
    )]
    public async Task What_cannot_be_understood_is_answered_with_advice_and_nothing_is_recorded(
        string tool,
        string arguments,
        string advice
    )
    {
        var floor = await OpenAsync();

        Assert.That(await floor.CallAsync(Monday, tool, arguments), Does.StartWith(advice));
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1));
    }

    [TestCase("""{"symbol":"AAA","quantity":1,"limit":null,"stop":null,"time_in_force":null}""", "market")]
    [TestCase("""{"symbol":"AAA","quantity":1,"time_in_force":"day"}""", "market")]
    [TestCase("""{"symbol":"AAA","quantity":1,"limit":"9.5"}""", "limit 9.5 day")]
    [TestCase("""{"symbol":"AAA","quantity":1,"stop":12,"time_in_force":"GTC"}""", "stop 12 gtc")]
    [TestCase("""{"symbol":"AAA","quantity":1,"limit":12.5,"stop":12}""", "stop 12 limit 12.5 day")]
    [TestCase("""{"symbol":"AAA","quantity":1,"limit":0}""", "limit 0 day")]
    public async Task The_type_of_an_order_follows_from_the_prices_that_are_given(string arguments, string terms)
    {
        var floor = await OpenAsync();

        await floor.CallAsync(Monday, "buy", arguments);

        var order = (await floor.EntriesAsync("alice"))[^1] switch
        {
            LedgerEntry.Filled filled => filled.Order,
            LedgerEntry.Accepted accepted => accepted.Order,
            var denied => ((LedgerEntry.Denied)denied).Order,
        };
        Assert.That(order.Terms.ToString(), Is.EqualTo(terms));
    }

    [Test]
    public async Task A_part_and_an_order_without_volume_are_told_with_their_reason()
    {
        var order = Order.Buy(ClientOrderId.Create(Monday, 1, 1), Symbol.Parse("AAA"), 10);
        var limited = order with { Terms = OrderTerms.Limit(12, TimeInForce.Gtc) };
        Fill Four(Order of) => new(of, new Price(11), new Quantity(4), new Money(1));

        Assert.Multiple(async () =>
        {
            Assert.That(
                await AnswerAsync(new TradeOutcome.PartiallyFilled(Four(limited), new Quantity(6))),
                Is.EqualTo(
                    "Partially filled: 4 of buy 10 AAA limit 12 gtc at 11 USD, 44 in total, fee 1. 6 units are open. "
                        + "The order rests under the id 2025-10-06#1.1 until it is filled or canceled."
                )
            );
            Assert.That(
                await AnswerAsync(
                    new TradeOutcome.PartiallyFilled(Four(order), Quantity.Zero, CancelReasons.VolumeLimit)
                ),
                Is.EqualTo(
                    "Partially filled: 4 of buy 10 AAA at 11 USD, 44 in total, fee 1. The rest is canceled. The volume "
                        + "of the market allows no more (volume_limit)."
                )
            );
            Assert.That(
                await AnswerAsync(new TradeOutcome.Cancelled(order, CancelReasons.VolumeLimit)),
                Is.EqualTo(
                    "Canceled: buy 10 AAA. The volume of the market allows no more (volume_limit). Nothing was traded."
                )
            );
            Assert.That(
                await AnswerAsync(new TradeOutcome.Accepted(limited, CancelReasons.Approval)),
                Does.EndWith("It waits for the approval of the account's owner, under the id 2025-10-06#1.1.")
            );
        });
    }

    [Test]
    public async Task A_model_that_is_asked_later_is_shown_what_happened_to_its_orders()
    {
        var floor = await OpenAsync();
        await floor.CallAsync(Monday, "buy", """{"symbol":"AAA","quantity":5,"stop":11,"time_in_force":"gtc"}""");
        await floor.CallAsync(Monday, "buy", """{"symbol":"BBB","quantity":1,"limit":1,"time_in_force":"gtc"}""", 2);
        var tuesday = Contexts.Alice("2025-10-07");

        Assert.That(
            await floor.CallAsync(tuesday, "orders"),
            Does.StartWith("2025-10-06#1.2: buy 1 BBB limit 1 gtc, 1 open").And.Not.Contain("#1.1")
        );
        Assert.That(await floor.CallAsync(tuesday, "portfolio"), Does.Contain("AAA 5, worth"));
    }

    [Test]
    public async Task A_session_that_leaves_an_order_resting_has_traded_and_one_that_cancels_it_again_is_undecided()
    {
        var (order, cancel) = (
            (
                "buy",
                new Dictionary<string, object?>
                {
                    ["symbol"] = "AAA",
                    ["quantity"] = 1,
                    ["limit"] = 9,
                }
            ),
            ("cancel", new Dictionary<string, object?> { ["order"] = "2025-10-06#1.1" })
        );

        var rests = await DecideAsync(order);
        var canceled = await DecideAsync(order, cancel);

        Assert.That(rests, Is.InstanceOf<SessionResult.Traded>());
        Assert.That(((SessionResult.Traded)rests).Accepted.Single().ToString(), Is.EqualTo("buy 1 AAA limit 9 day"));
        Assert.That(canceled, Is.InstanceOf<SessionResult.Undecided>());
    }

    private static async Task<SessionResult> DecideAsync(params (string, Dictionary<string, object?>)[] calls)
    {
        var floor = await OpenAsync();
        using var model = new ScriptedChatClient(messages =>
            messages.Count > 2 ? ScriptedChatClient.Say("Done.") : Replies.Calling(calls)
        );
        return await floor.Sessions.RunAsync(Monday, new ChatDecisionMaker(model));
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }

    private static Task<string> AnswerAsync(TradeOutcome outcome)
    {
        var desk = Substitute.For<IToolDesk>();
        desk.MarketData.Returns(TestMarket.UsWeek().MarketData);
        desk.Brokerage.SubmitAsync(default!, default!, default).ReturnsForAnyArgs(ValueTask.FromResult(outcome));
        return StandardTools.CreateFor(desk).CallAsync(Monday, "buy", """{"symbol":"AAA","quantity":10}""");
    }
}
