using System.Net;
using AiTrader.Conversing;
using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

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
            await RunAsync(Replies.Calling(HoldIt)),
            Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Too dear.")
        );

    [Test]
    public async Task A_model_that_trades_and_ends_has_traded() =>
        Assert.That(
            await RunAsync(Replies.Calling(BuyTen), ScriptedChatClient.Say("Done.")),
            Is.InstanceOf<SessionResult.Traded>()
        );

    [Test]
    public async Task A_model_that_trades_and_then_holds_has_traded() =>
        Assert.That(await RunAsync(Replies.Calling(BuyTen, HoldIt)), Is.InstanceOf<SessionResult.Traded>());

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
        var reply = Replies.Calling(BuyTen);
        reply.FinishReason = new ChatFinishReason(finish);

        Assert.That(await RunAsync(reply), Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Empty);
    }

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
            return messages.Count == 2 ? ScriptedChatClient.Call(tool) : Replies.Calling(HoldIt);
        });

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<SessionResult.Held>());
            Assert.That(
                answer,
                Is.EqualTo(
                    $"There is no tool '{tool}'. There are buy, sell, cancel, hold, quote, history, portfolio, orders, "
                        + "calculate."
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

        Assert.That(await RunAsync(malformed, Replies.Calling(HoldIt)), Is.InstanceOf<SessionResult.Held>());
    }

    [TestCase(HttpStatusCode.Unauthorized)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task An_endpoint_that_fails_is_a_fault_with_the_fills_so_far(HttpStatusCode status)
    {
        var result = await RunAsync(messages =>
            messages.Count == 2
                ? Replies.Calling(BuyTen)
                : throw new HttpRequestException("The endpoint fails.", null, status)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Faulted>().With.Property("Fills").Count.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_session_is_neither_ended_nor_faulted()
    {
        var floor = await OpenAsync();
        using var cancelled = new CancellationTokenSource();
        var maker = new ChatDecisionMaker(
            new ScriptedChatClient(_ =>
            {
                cancelled.Cancel();
                throw new OperationCanceledException(cancelled.Token);
            })
        );

        Assert.That(
            async () => await floor.Sessions.RunAsync(Context, maker, cancellationToken: cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public async Task A_store_that_fails_in_a_tool_call_is_a_fault_and_the_model_is_not_asked_again()
    {
        var healthy = await OpenAsync();
        var ledgers = Substitute.For<ILedgerStore>();
        ledgers
            .FindAccountAsync(Context.Signature, Arg.Any<CancellationToken>())
            .Returns(_ => healthy.Ledger.FindAccountAsync(Context.Signature));
        ledgers
            .AppendAsync(default!, default)
            .ReturnsForAnyArgs<AppendResult>(_ => throw new IOException("The disk is full."));
        var floor = new TradingFloor(
            healthy.MarketData,
            healthy.Series,
            healthy.Store.WithLedgers(_ => ledgers),
            RuleBook.Standard
        );
        int asked = 0;
        var client = new ScriptedChatClient(_ =>
            ++asked == 1 ? Replies.Calling(BuyTen, HoldIt) : Replies.Calling(HoldIt)
        );

        var result = await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(client));

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
        var floor = await OpenAsync();
        int asked = 0;
        var breaking = new ScriptedChatClient(messages =>
            ++asked == 1 ? Replies.Calling(BuyTen) : throw new HttpRequestException("Reset.")
        );
        var working = new ScriptedChatClient(messages =>
            messages.Count == 2 ? throw new InvalidOperationException("Asked again.") : Replies.Calling(HoldIt)
        );

        var first = await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(breaking));
        var second = await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(working));

        Assert.Multiple(() =>
        {
            Assert.That(first, Is.InstanceOf<SessionResult.Faulted>());
            Assert.That(second, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
        });
    }

    [Test]
    public async Task A_model_that_streams_is_acted_upon_like_any_other()
    {
        var floor = await OpenAsync();
        var silent = Substitute.For<IChatClient>();
        var script = new ScriptedChatClient(messages =>
            messages.Count == 2 ? Replies.Calling(BuyTen) : Replies.Calling(HoldIt)
        );
        silent
            .GetStreamingResponseAsync(default!, default, default)
            .ReturnsForAnyArgs(call => script.GetStreamingResponseAsync(call.Arg<IEnumerable<ChatMessage>>()));

        var result = await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(silent, new() { Streaming = true }));

        Assert.That(result, Is.InstanceOf<SessionResult.Traded>().With.Property("Fills").Count.EqualTo(1));
        await silent.DidNotReceiveWithAnyArgs().GetResponseAsync(default!, default, default);
    }

    private static Task<SessionResult> RunAsync(params ChatResponse[] replies)
    {
        var script = new Queue<ChatResponse>(replies);
        return RunAsync(_ => script.Dequeue());
    }

    private static async Task<SessionResult> RunAsync(Func<IReadOnlyList<ChatMessage>, ChatResponse> script)
    {
        var floor = await OpenAsync();
        return await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(new ScriptedChatClient(script)));
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return floor;
    }
}
