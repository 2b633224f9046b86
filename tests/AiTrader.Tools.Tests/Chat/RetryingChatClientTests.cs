using System.Net;
using AiTrader.Tools.Chat;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace AiTrader.Tools.Tests.Chat;

public sealed class RetryingChatClientTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "What now?")];

    private static readonly TestCaseData[] Transient =
    [
        new(new HttpRequestException("Reset.")),
        new(new HttpRequestException("Busy.", null, HttpStatusCode.TooManyRequests)),
        new(new HttpRequestException("Broken.", null, HttpStatusCode.BadGateway)),
        new(new TimeoutException("Slow.")),
        new(new TaskCanceledException("Slow.", new TimeoutException())),
    ];

    private static readonly TestCaseData[] Lasting =
    [
        new(new HttpRequestException("Who?", null, HttpStatusCode.Unauthorized)),
        new(new HttpRequestException("What?", null, HttpStatusCode.BadRequest)),
        new(new InvalidOperationException("Bug.")),
        new(new System.Text.Json.JsonException("Not JSON.")),
    ];

    [TestCaseSource(nameof(Transient))]
    public async Task Asks_again_after_a_failure_that_passes(Exception failure)
    {
        int asked = 0;

        var reply = await AskAsync(() => ++asked < 4 ? throw failure : ScriptedChatClient.Say("Wait."));

        Assert.That((reply.Text, asked), Is.EqualTo(("Wait.", 4)));
    }

    [TestCaseSource(nameof(Transient))]
    public void Gives_up_after_three_more_times(Exception failure)
    {
        int asked = 0;

        Assert.That(async () => await AskAsync(() => ++asked > 0 ? throw failure : ScriptedChatClient.Say("Wait.")), Throws.InstanceOf(failure.GetType()));
        Assert.That(asked, Is.EqualTo(4));
    }

    [TestCaseSource(nameof(Lasting))]
    public void Does_not_ask_again_after_a_failure_that_lasts(Exception failure)
    {
        int asked = 0;

        Assert.That(async () => await AskAsync(() => ++asked > 0 ? throw failure : ScriptedChatClient.Say("Wait.")), Throws.InstanceOf(failure.GetType()));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Waits_as_long_as_the_endpoint_asks()
    {
        var clock = new FakeTimeProvider();
        var busy = new HttpRequestException("Busy.", null, HttpStatusCode.TooManyRequests) { Data = { ["Retry-After"] = TimeSpan.FromSeconds(20) } };
        int asked = 0;
        using var client = new RetryingChatClient(new ScriptedChatClient(_ => ++asked == 1 ? throw busy : ScriptedChatClient.Say("Wait.")), clock);

        var reply = client.GetResponseAsync(Question);
        clock.Advance(TimeSpan.FromSeconds(19.9));
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await reply;

        Assert.That((askedBefore, asked), Is.EqualTo((1, 2)));
    }

    [TestCaseSource(nameof(Transient))]
    public async Task Asks_for_a_stream_again_until_its_first_update(Exception failure)
    {
        int asked = 0;
        var clock = new FakeTimeProvider();
        using var client = new RetryingChatClient(new ScriptedChatClient(_ => ++asked < 4 ? throw failure : ScriptedChatClient.Say("Wait.")), clock);

        var reply = client.GetStreamingResponseAsync(Question).ToChatResponseAsync();
        while (!reply.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.That(((await reply).Text, asked), Is.EqualTo(("Wait.", 4)));
    }

    [Test]
    public void Does_not_ask_for_a_stream_again_that_breaks_after_its_first_update()
    {
        int asked = 0;
        var breaking = Substitute.For<IChatClient>();
        breaking.GetStreamingResponseAsync(default!, default, default).ReturnsForAnyArgs(_ => Break());
        using var client = new RetryingChatClient(breaking, new FakeTimeProvider());

        Assert.That(async () => await client.GetStreamingResponseAsync(Question).ToChatResponseAsync(), Throws.InstanceOf<HttpRequestException>());
        Assert.That(asked, Is.EqualTo(1));

        async IAsyncEnumerable<ChatResponseUpdate> Break()
        {
            asked++;
            yield return new ChatResponseUpdate(ChatRole.Assistant, "Wai");
            await Task.Yield();
            throw new HttpRequestException("Reset.");
        }
    }

    private static async Task<ChatResponse> AskAsync(Func<ChatResponse> answer)
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.Zero };
        using var client = new RetryingChatClient(new ScriptedChatClient(_ => answer()), clock);
        var reply = client.GetResponseAsync(Question);
        while (!reply.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        return await reply;
    }
}
