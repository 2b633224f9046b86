using AiTrader.Testing.Endpoints;
using Microsoft.Extensions.AI;
using static AiTrader.Tools.Tests.Chat.Http.HttpSession;

namespace AiTrader.Tools.Tests.Chat.Http;

/// <summary>What only a reply that is streamed can do.</summary>
public sealed class HttpStreamTests
{
    private static readonly ModelAnswer Hold = ModelAnswer.Call(("hold", """{"reason":"Too dear."}"""));

    [Test]
    public async Task Arguments_that_come_in_bits_are_put_together()
    {
        await using var endpoint = ModelEndpoint.Answering(
            ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}"""), ("hold", """{"reason":"等待 🚀"}"""))
        );
        using var client = HttpModel.Of(endpoint, streaming: false, TimeProvider.System, TimeSpan.FromSeconds(30));

        var reply = await client.GetStreamingResponseAsync("What now?").ToChatResponseAsync();
        var calls = reply.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();

        Assert.That(endpoint.Requests[0].IsStreaming);
        Assert.That(calls.Select(call => call.Name), Is.EqualTo(new[] { "buy", "hold" }));
        Assert.That($"{calls[0].Arguments!["quantity"]} {calls[1].Arguments!["reason"]}", Is.EqualTo("10 等待 🚀"));
    }

    [Test]
    public async Task A_call_that_breaks_off_without_a_word_is_not_executed_and_asked_for_again()
    {
        await using var session = await OpenAsync(
            true,
            ModelAnswer.Call(("buy", """{"symbol":"AAA","quantity":10}""")).EndedBy(null),
            Hold
        );

        Assert.That(await session.RunAsync(), Is.InstanceOf<SessionResult.Held>());
        Assert.That(session.Endpoint.Requests.Select(request => request.Turn), Is.EqualTo(new[] { 0, 0 }));
    }

    [Test]
    public async Task Words_that_always_break_off_without_a_word_are_a_fault()
    {
        await using var session = await OpenAsync(true, ModelAnswer.Say("I hold").EndedBy(null));

        Assert.That(
            await session.RunAsync(),
            Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<HttpIOException>()
        );
    }
}
