using AiTrader.Conversing;
using AiTrader.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>What a session may take, and how it ends when that is used up.</summary>
public sealed class ChatBudgetTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );

    [Test]
    public async Task A_model_that_never_ends_is_stopped_and_undecided() =>
        Assert.That(
            await RunAsync(() => ScriptedChatClient.Call("portfolio")),
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task A_model_that_never_ends_but_traded_has_traded() =>
        Assert.That(
            await RunAsync(() => Replies.Calling(BuyTen)),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(9)
        );

    [Test]
    public async Task An_endpoint_that_is_too_slow_is_a_fault()
    {
        var clock = new FakeTimeProvider();
        var slow = Substitute.For<IChatClient>();
        slow.GetResponseAsync(default!, default, default)
            .ReturnsForAnyArgs(async call =>
            {
                var waiting = Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>());
                clock.Advance(TimeSpan.FromMinutes(11));
                await waiting;
                return ScriptedChatClient.Say("Never said.");
            });

        var floor = await OpenAsync();

        Assert.That(
            await new SessionRunner(floor.MarketData, floor.Brokerage, floor.Store, clock).RunAsync(
                Context,
                new ChatDecisionMaker(slow)
            ),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TimeoutException>()
        );
    }

    [TestCase(0.0029, 1)]
    [TestCase(0.003, 1)]
    [TestCase(0.0031, 2)]
    public async Task A_model_whose_money_is_used_up_is_asked_no_more(decimal limit, int expected)
    {
        // 1,000 tokens in at 1 and 200 out at 10 for a million of each: 0.003 a reply.
        int asked = 0;
        var floor = await OpenAsync();
        var client = new ScriptedChatClient(_ =>
        {
            asked++;
            var reply = ScriptedChatClient.Call("portfolio");
            reply.Usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 200 };
            return reply;
        });
        var budget = new ChatBudget { CostLimit = new CostLimit(limit, 1, 10) };

        var result = await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(client, new() { Budget = budget }));

        Assert.That(result, Is.InstanceOf<SessionResult.Undecided>());
        Assert.That(asked, Is.EqualTo(expected));
    }

    [TestCase(999, 2)]
    [TestCase(1_000, 2, Description = "The second reply meets the limit exactly.")]
    [TestCase(1_001, 3)]
    public async Task A_model_whose_tokens_are_used_up_is_asked_no_more(long limit, int expected)
    {
        int asked = 0;

        await RunAsync(
            () =>
            {
                asked++;
                var reply = ScriptedChatClient.Call("portfolio");
                reply.Usage = new UsageDetails { TotalTokenCount = 500 };
                return reply;
            },
            new ChatBudget { Tokens = limit }
        );

        Assert.That(asked, Is.EqualTo(expected));
    }

    private static async Task<SessionResult> RunAsync(Func<ChatResponse> reply, ChatBudget? budget = null)
    {
        var floor = await OpenAsync();
        return await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(new ScriptedChatClient(_ => reply()), new() { Budget = budget ?? new() })
        );
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return floor;
    }
}
