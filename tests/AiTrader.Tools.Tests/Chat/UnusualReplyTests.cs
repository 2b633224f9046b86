using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>Replies that no model should send, and some endpoints do.</summary>
public sealed class UnusualReplyTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");

    [TestCase("1", "1", 10, 10)]
    [TestCase("1", "2", 10, 20)]
    [TestCase("", "", 10, 20)]
    [TestCase("1", "1", 11, 21)]
    public async Task A_call_that_is_sent_twice_in_one_reply_is_executed_once(
        string id,
        string second,
        int quantity,
        int bought
    )
    {
        FunctionCallContent Buy(string id, int quantity) =>
            new(id, "buy", new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = quantity });
        int answers = 0;
        var result = await RunAsync(messages =>
        {
            answers = messages[^1].Contents.OfType<FunctionResultContent>().Count();
            return messages.Count == 2
                ? ScriptedChatClient.Call(Buy(id, 10), Buy(second, quantity))
                : ScriptedChatClient.Say("Done.");
        });

        Assert.That(result.Fills.Sum(fill => fill.Quantity.Value), Is.EqualTo(bought));
        Assert.That(answers, Is.EqualTo(2));
    }

    [Test]
    public async Task A_call_that_is_sent_twice_with_its_arguments_in_another_order_is_executed_once()
    {
        var result = await RunAsync(messages =>
            messages.Count == 2
                ? ScriptedChatClient.Call(
                    new FunctionCallContent(
                        "1",
                        "buy",
                        new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 10 }
                    ),
                    new FunctionCallContent(
                        "1",
                        "buy",
                        new Dictionary<string, object?> { ["quantity"] = 10, ["symbol"] = "AAA" }
                    )
                )
                : ScriptedChatClient.Say("Done.")
        );

        Assert.That(result.Fills.Sum(fill => fill.Quantity.Value), Is.EqualTo(10));
    }

    [Test]
    public async Task A_reply_without_an_end_is_a_fault() =>
        Assert.That(
            await RunAsync(ScriptedChatClient.Say(new string('x', ReplyLimit.Characters + 1))),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<ModelReplyException>()
        );

    [Test]
    public async Task An_argument_without_an_end_is_a_fault() =>
        Assert.That(
            await RunAsync(
                ScriptedChatClient.Call("hold", new() { ["reason"] = new string('x', ReplyLimit.Characters) })
            ),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<ModelReplyException>()
        );

    [Test]
    public void A_stream_without_an_end_is_left_at_the_limit()
    {
        int sent = 0;
        async IAsyncEnumerable<ChatResponseUpdate> EndlessAsync()
        {
            for (; ; sent++)
            {
                await Task.Yield();
                yield return new ChatResponseUpdate(ChatRole.Assistant, new string('x', 1 << 16));
            }
        }

        Assert.That(
            async () => await ReplyLimit.HoldAsync(EndlessAsync()).CountAsync(),
            Throws.InstanceOf<ModelReplyException>()
        );
        Assert.That(sent, Is.EqualTo(ReplyLimit.Characters >> 16));
    }

    private static Task<SessionResult> RunAsync(params ChatResponse[] replies)
    {
        var script = new Queue<ChatResponse>(replies);
        return RunAsync(_ => script.Dequeue());
    }

    private static async Task<SessionResult> RunAsync(Func<IReadOnlyList<ChatMessage>, ChatResponse> script)
    {
        var floor = await OpenAsync();
        return await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(new ScriptedChatClient(script)), default);
    }

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        return floor;
    }
}
