using System.Net;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>Every way in which a conversation can end, row by row of docs/failures.md.</summary>
public sealed class ChatDecisionMakerTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );
    private static readonly (string, Dictionary<string, object?>) HoldIt = ("hold", new() { ["reason"] = "Too dear." });

    [Test]
    public async Task A_model_that_calls_hold_holds() =>
        Assert.That(
            await RunAsync(ScriptedChatClient.Call(HoldIt)),
            Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Too dear.")
        );

    [Test]
    public async Task A_model_that_trades_and_ends_has_traded() =>
        Assert.That(
            await RunAsync(ScriptedChatClient.Call(BuyTen), ScriptedChatClient.Say("Done.")),
            Is.InstanceOf<SessionResult.Traded>()
        );

    [Test]
    public async Task A_model_that_trades_and_then_holds_has_traded() =>
        Assert.That(await RunAsync(ScriptedChatClient.Call(BuyTen, HoldIt)), Is.InstanceOf<SessionResult.Traded>());

    [Test]
    public async Task A_model_that_only_says_it_holds_is_undecided() =>
        Assert.That(await RunAsync(ScriptedChatClient.Say("I hold.")), Is.InstanceOf<SessionResult.Undecided>());

    [Test]
    public async Task A_model_that_refuses_is_undecided() =>
        Assert.That(
            await RunAsync(
                new ChatResponse(
                    new ChatMessage(
                        ChatRole.Assistant,
                        [new ErrorContent("I cannot help with that.") { ErrorCode = "Refusal" }]
                    )
                )
            ),
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task An_empty_reply_is_a_fault() =>
        Assert.That(
            await RunAsync(ScriptedChatClient.Say("")),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<ModelReplyException>()
        );

    [TestCase("length")]
    [TestCase("content_filter")]
    public async Task A_reply_that_is_cut_off_or_withheld_is_a_fault_even_where_it_calls_a_tool(string finish)
    {
        var reply = ScriptedChatClient.Call(BuyTen);
        reply.FinishReason = new ChatFinishReason(finish);

        Assert.That(await RunAsync(reply), Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Empty);
    }

    [Test]
    public async Task A_model_that_never_ends_is_stopped_and_undecided() =>
        Assert.That(
            await RunAsync(_ => ScriptedChatClient.Call(("portfolio", []))),
            Is.InstanceOf<SessionResult.Undecided>()
        );

    [Test]
    public async Task A_model_that_never_ends_but_traded_has_traded() =>
        Assert.That(
            await RunAsync(_ => ScriptedChatClient.Call(BuyTen)),
            Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(9)
        );

    [TestCase("sell_everything")]
    [TestCase("")]
    public async Task An_unknown_tool_is_answered_with_advice(string tool)
    {
        string? answer = null;
        var result = await RunAsync(messages =>
        {
            answer ??=
                messages is [.., { Role: var role }] && role == ChatRole.Tool
                    ? ((FunctionResultContent)messages[^1].Contents[0]).Result?.ToString()
                    : null;
            return messages.Count == 2 ? ScriptedChatClient.Call((tool, [])) : ScriptedChatClient.Call(HoldIt);
        });

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<SessionResult.Held>());
            Assert.That(
                answer,
                Is.EqualTo(
                    $"There is no tool '{tool}'. There are buy, sell, hold, quote, history, portfolio, calculate."
                )
            );
        });
    }

    [Test]
    public async Task Arguments_that_are_not_JSON_are_answered_with_advice()
    {
        var malformed = new ChatResponse(
            new ChatMessage(
                ChatRole.Assistant,
                [
                    new FunctionCallContent("1", "buy", null)
                    {
                        Exception = new System.Text.Json.JsonException("'q' is invalid"),
                    },
                ]
            )
        );

        Assert.That(await RunAsync(malformed, ScriptedChatClient.Call(HoldIt)), Is.InstanceOf<SessionResult.Held>());
    }

    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task An_endpoint_that_fails_is_a_fault_with_the_fills_so_far(HttpStatusCode status)
    {
        var result = await RunAsync(messages =>
            messages.Count == 2
                ? ScriptedChatClient.Call(BuyTen)
                : throw new HttpRequestException("The endpoint fails.", null, status)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Count.EqualTo(1));
    }

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

        var (floor, _) = await OpenAsync();

        Assert.That(
            await floor.Sessions.RunAsync(
                Context,
                new ChatDecisionMaker(slow, new InMemoryStore(TimeProvider.System).Journals, clock),
                default
            ),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TimeoutException>()
        );
    }

    [Test]
    public async Task A_cancelled_session_is_neither_ended_nor_faulted()
    {
        var (floor, journal) = await OpenAsync();
        using var cancelled = new CancellationTokenSource();
        var maker = new ChatDecisionMaker(
            new ScriptedChatClient(_ =>
            {
                cancelled.Cancel();
                throw new OperationCanceledException(cancelled.Token);
            }),
            journal,
            TimeProvider.System
        );

        Assert.That(
            async () => await floor.Sessions.RunAsync(Context, maker, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task A_store_that_fails_in_a_tool_call_is_a_fault_and_the_model_is_not_asked_again()
    {
        var market = TestMarket.UsWeek();
        var memory = new InMemoryStore(TimeProvider.System).Ledgers;
        await memory.OpenAccountAsync(Contexts.Alice("2025-10-06"), market.Market, new Money(1000), default);
        var ledger = Substitute.For<ILedgerStore>();
        ledger
            .FindAccountAsync(Context.Signature, Arg.Any<CancellationToken>())
            .Returns(call => memory.FindAccountAsync(Context.Signature, default));
        ledger
            .AppendAsync(default!, default)
            .ReturnsForAnyArgs<AppendResult>(_ => throw new IOException("The disk is full."));
        var floor = new TradingFloor(market.MarketData, market.Series, ledger, RuleBook.Standard);
        int asked = 0;
        var client = new ScriptedChatClient(_ =>
            ++asked == 1 ? ScriptedChatClient.Call(BuyTen, HoldIt) : ScriptedChatClient.Call(HoldIt)
        );

        var result = await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(client, new InMemoryStore(TimeProvider.System).Journals, TimeProvider.System),
            default
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                result,
                Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<IOException>()
            );
            Assert.That(asked, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task A_session_that_broke_goes_on_where_it_was_and_asks_and_trades_nothing_again()
    {
        var (floor, journal) = await OpenAsync();
        int asked = 0;
        var breaking = new ScriptedChatClient(messages =>
            ++asked == 1 ? ScriptedChatClient.Call(BuyTen) : throw new HttpRequestException("Reset.")
        );
        var working = new ScriptedChatClient(messages =>
            messages.Count == 2 ? throw new InvalidOperationException("Asked again.") : ScriptedChatClient.Call(HoldIt)
        );

        var first = await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(breaking, journal, TimeProvider.System),
            default
        );
        var second = await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(working, journal, TimeProvider.System),
            default
        );

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<SessionResult.Faulted>());
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_model_that_streams_is_acted_upon_like_any_other()
    {
        var (floor, journal) = await OpenAsync();
        var silent = Substitute.For<IChatClient>();
        var script = new ScriptedChatClient(messages =>
            messages.Count == 2 ? ScriptedChatClient.Call(BuyTen) : ScriptedChatClient.Call(HoldIt)
        );
        silent
            .GetStreamingResponseAsync(default!, default, default)
            .ReturnsForAnyArgs(call => script.GetStreamingResponseAsync(call.Arg<IEnumerable<ChatMessage>>()));

        var result = await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(silent, journal, TimeProvider.System) { Streaming = true },
            default
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
        await silent.DidNotReceiveWithAnyArgs().GetResponseAsync(default!, default, default);
    }

    [TestCase(0.0029, 1)]
    [TestCase(0.003, 1)]
    [TestCase(0.0031, 2)]
    public async Task A_model_whose_money_is_used_up_is_asked_no_more(decimal limit, int expected)
    {
        // 1,000 tokens in at 1 and 200 out at 10 for a million of each: 0.003 a reply.
        int asked = 0;
        var (floor, journal) = await OpenAsync();
        var client = new ScriptedChatClient(_ =>
        {
            asked++;
            var reply = ScriptedChatClient.Call(("portfolio", []));
            reply.Usage = new UsageDetails { InputTokenCount = 1_000, OutputTokenCount = 200 };
            return reply;
        });
        var budget = new ChatBudget { CostLimit = new CostLimit(new Money(limit), new Money(1), new Money(10)) };

        var result = await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(client, journal, TimeProvider.System) { Budget = budget },
            default
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Undecided>());
        Assert.That(asked, Is.EqualTo(expected));
    }

    private static Task<SessionResult> RunAsync(params ChatResponse[] replies)
    {
        var script = new Queue<ChatResponse>(replies);
        return RunAsync(_ => script.Dequeue());
    }

    private static async Task<SessionResult> RunAsync(Func<IReadOnlyList<ChatMessage>, ChatResponse> script)
    {
        var (floor, journal) = await OpenAsync();
        return await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(new ScriptedChatClient(script), journal, TimeProvider.System),
            default
        );
    }

    private static async Task<(TradingFloor Floor, IJournalStore Journal)> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return (floor, new InMemoryStore(TimeProvider.System).Journals);
    }
}
