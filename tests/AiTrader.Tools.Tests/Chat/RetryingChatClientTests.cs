using System.Diagnostics;
using System.Net;
using AiTrader.Tools.Tests.Chat.Http;
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
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(20) : ScriptedChatClient.Say("Wait.")),
            clock
        );

        var reply = client.GetResponseAsync(Question);
        clock.Advance(TimeSpan.FromSeconds(19.9));
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await reply;

        Assert.That((askedBefore, asked), Is.EqualTo((1, 2)));
    }

    [TestCase(61, null)]
    [TestCase(3_600, null)]
    [TestCase(31, 30)]
    public void Does_not_wait_longer_than_it_may(int asksFor, int? longest)
    {
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(asksFor) : ScriptedChatClient.Say("Wait.")),
            new FakeTimeProvider(),
            longest is { } seconds ? TimeSpan.FromSeconds(seconds) : null
        );

        Assert.That(async () => await client.GetResponseAsync(Question), Throws.InstanceOf<HttpRequestException>());
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task Each_retry_is_an_event_of_the_span_with_its_reason()
    {
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(0) : ScriptedChatClient.Say("Wait.")),
            new FakeTimeProvider()
        );
        using var span = new Activity("turn").Start();

        await client.GetResponseAsync(Question);

        var retry = span.Events.Single();
        Assert.That(retry.Name, Is.EqualTo("aitrader.retry"));
        Assert.That(
            retry.Tags,
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["aitrader.retry.attempt"] = 1,
                    ["aitrader.retry.delay"] = 0.0,
                    ["aitrader.retry.reason"] = "Busy.",
                }
            )
        );
    }

    [Test]
    public void A_longest_wait_is_positive() =>
        Assert.That(
            () =>
                new RetryingChatClient(
                    new ScriptedChatClient(_ => ScriptedChatClient.Say("Wait.")),
                    TimeProvider.System,
                    TimeSpan.Zero
                ),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );

    [TestCase(60)]
    public async Task Waits_a_minute(int asksFor)
    {
        var clock = new FakeTimeProvider();
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(asksFor) : ScriptedChatClient.Say("Wait.")),
            clock
        );

        var reply = client.GetResponseAsync(Question);
        clock.Advance(TimeSpan.FromSeconds(59.9));
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(0.1));
        await reply.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That((askedBefore, asked), Is.EqualTo((1, 2)));
    }

    [TestCase(0)]
    [TestCase(-5, Description = "A time that is over.")]
    public async Task Asks_again_at_once_where_the_endpoint_asks_for_no_wait(int asksFor)
    {
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(asksFor) : ScriptedChatClient.Say("Wait.")),
            new FakeTimeProvider()
        );

        await client.GetResponseAsync(Question).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task Waits_for_a_while_where_the_endpoint_does_not_say_how_long()
    {
        var clock = new FakeTimeProvider();
        int asked = 0;
        using var client = new RetryingChatClient(
            new ScriptedChatClient(_ =>
                ++asked == 1 ? throw new HttpRequestException("Reset.") : ScriptedChatClient.Say("Wait.")
            ),
            clock
        );

        var reply = client.GetResponseAsync(Question);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        int askedBefore = asked;
        clock.Advance(TimeSpan.FromSeconds(10));
        await reply.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.That((askedBefore, asked), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task A_stream_that_ends_without_a_reason_to_end_is_asked_for_again_and_nothing_of_it_is_given_on()
    {
        var broken = new ChatResponseUpdate(ChatRole.Assistant, "I think th");
        var whole = new ChatResponseUpdate(ChatRole.Assistant, "Wait.") { FinishReason = ChatFinishReason.Stop };
        var model = Streaming([broken], [whole]);
        using var client = new RetryingChatClient(model, new HastyClock(DateTimeOffset.UnixEpoch));

        var updates = await client.GetStreamingResponseAsync(Question).ToListAsync();

        Assert.That(updates, Is.EqualTo(new[] { whole }));
    }

    [Test]
    public async Task A_stream_of_nothing_is_an_empty_reply_and_not_asked_for_again()
    {
        var model = Streaming([
            [],
        ]);
        using var client = new RetryingChatClient(model, new HastyClock(DateTimeOffset.UnixEpoch));

        Assert.That(await client.GetStreamingResponseAsync(Question).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task It_is_a_part_of_a_pipeline()
    {
        int asked = 0;
        using var client = new ScriptedChatClient(_ => ++asked == 1 ? throw Busy(0) : ScriptedChatClient.Say("Wait."))
            .AsBuilder()
            .UseRetries(new FakeTimeProvider())
            .Build();

        Assert.That((await client.GetResponseAsync(Question)).Text, Is.EqualTo("Wait."));
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

    private static HttpRequestException Busy(int seconds) =>
        new("Busy.", null, HttpStatusCode.TooManyRequests)
        {
            Data = { ["Retry-After"] = TimeSpan.FromSeconds(seconds) },
        };

    private static IChatClient Streaming(params ChatResponseUpdate[][] streams)
    {
        var model = Substitute.For<IChatClient>();
        var left = new Queue<ChatResponseUpdate[]>(streams);
        model
            .GetStreamingResponseAsync(default!, default, default)
            .ReturnsForAnyArgs(_ => left.Dequeue().ToAsyncEnumerable());
        return model;
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
