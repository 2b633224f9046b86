using System.Net;
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
        new(new TaskCanceledException("Slow.")),
        new(new HttpIOException(HttpRequestError.ResponseEnded, "Cut off.")),
        new(new IOException("Reset.", new System.Net.Sockets.SocketException(104))),
        new(
            new InvalidOperationException(
                "A provider's own.",
                new HttpRequestException("Busy.", null, HttpStatusCode.TooManyRequests)
            )
        ),
    ];

    private static readonly TestCaseData[] Lasting =
    [
        new(new HttpRequestException("Who?", null, HttpStatusCode.Unauthorized)),
        new(new HttpRequestException("What?", null, HttpStatusCode.BadRequest)),
        new(new InvalidOperationException("Bug.")),
        new(
            new InvalidOperationException(
                "A provider's own.",
                new HttpRequestException("Who?", null, HttpStatusCode.Unauthorized)
            )
        ),
        new(new IOException("The disk is full.")),
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

        Assert.That(
            async () => await AskAsync(() => ++asked > 0 ? throw failure : ScriptedChatClient.Say("Wait.")),
            Throws.InstanceOf(failure.GetType())
        );
        Assert.That(asked, Is.EqualTo(4));
    }

    [TestCaseSource(nameof(Lasting))]
    public void Does_not_ask_again_after_a_failure_that_lasts(Exception failure)
    {
        int asked = 0;

        Assert.That(
            async () => await AskAsync(() => ++asked > 0 ? throw failure : ScriptedChatClient.Say("Wait.")),
            Throws.InstanceOf(failure.GetType())
        );
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Waits_as_long_as_the_endpoint_asks()
    {
        var clock = new FakeTimeProvider();
        var busy = new HttpRequestException("Busy.", null, HttpStatusCode.TooManyRequests)
        {
            Data = { ["Retry-After"] = TimeSpan.FromSeconds(20) },
        };
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw busy : ScriptedChatClient.Say("Wait.")),
            clock
        );

        var reply = client.GetResponseAsync(Question);
        clock.Advance(TimeSpan.FromSeconds(19.9));
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await reply;

        Assert.That((askedBefore, asked), Is.EqualTo((1, 2)));
    }

    [Test]
    public void A_cancellation_that_was_asked_for_is_not_asked_again()
    {
        using var cancelled = new CancellationTokenSource();
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ =>
            {
                asked++;
                cancelled.Cancel();
                throw new TaskCanceledException("Cancelled.", null, cancelled.Token);
            }),
            TimeProvider.System
        );

        Assert.That(
            async () => await client.GetResponseAsync(Question, null, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(asked, Is.EqualTo(1));
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
