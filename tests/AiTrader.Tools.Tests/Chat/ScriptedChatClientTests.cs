using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

public sealed class ScriptedChatClientTests
{
    [Test]
    public void A_call_of_one_tool_has_its_arguments()
    {
        var reply = ScriptedChatClient.Call("buy", new() { ["symbol"] = "AAA", ["quantity"] = 1 });

        var call = (FunctionCallContent)reply.Messages.Single().Contents.Single();
        Assert.That(
            (call.Name, call.CallId, reply.FinishReason),
            Is.EqualTo(("buy", "call-1", ChatFinishReason.ToolCalls))
        );
        Assert.That(
            call.Arguments,
            Is.EquivalentTo(new Dictionary<string, object?> { ["symbol"] = "AAA", ["quantity"] = 1 })
        );
    }

    [Test]
    public void A_call_without_arguments_has_none() =>
        Assert.That(
            ((FunctionCallContent)ScriptedChatClient.Call("portfolio").Messages[0].Contents[0]).Arguments,
            Is.Empty
        );

    [Test]
    public void Several_calls_are_one_reply_in_their_order()
    {
        FunctionCallContent[] calls = [new("1", "quote"), new("2", "hold")];

        Assert.That(ScriptedChatClient.Call(calls).Messages.Single().Contents, Is.EqualTo(calls));
    }
}
