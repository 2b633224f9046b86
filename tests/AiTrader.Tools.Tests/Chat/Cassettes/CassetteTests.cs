using AiTrader.Conversing;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat.Cassettes;

public sealed class CassetteTests
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "What now?")];

    [Test]
    public async Task A_recorded_week_plays_again_without_the_model_and_makes_the_same_ledger()
    {
        using var folder = new TemporaryFolder();
        string cassette = folder.File("alice.jsonl");
        var model = new ScriptedChatClient(messages =>
            messages.Count == 2
                ? Replies.Calling(
                    ("buy", new() { ["symbol"] = "AAA", ["quantity"] = 3.5 }),
                    ("buy", new() { ["symbol"] = "AAA", ["quantity"] = 3 })
                )
                : ScriptedChatClient.Say("Done.")
        );

        string recorded = await RunWeekAsync(new CassetteRecorder(model, cassette));
        string played = await RunWeekAsync(new CassettePlayer(cassette));

        Assert.That(played, Is.EqualTo(recorded));
    }

    [Test]
    public async Task A_question_that_was_not_recorded_says_where_it_differs()
    {
        using var folder = new TemporaryFolder();
        string cassette = folder.File("cassette.jsonl");
        using var recorder = new CassetteRecorder(
            new ScriptedChatClient(_ => ScriptedChatClient.Say("Wait.")),
            cassette
        );
        await recorder.GetResponseAsync(Question);
        using var player = new CassettePlayer(cassette);

        Assert.That(
            async () => await player.GetResponseAsync([new ChatMessage(ChatRole.User, "What then?")]),
            Throws.TypeOf<DataFileException>().With.Message.Contains("What now?").And.Message.Contains("What then?")
        );
    }

    [Test]
    public async Task A_question_that_was_asked_again_gets_the_last_reply_every_time()
    {
        using var folder = new TemporaryFolder();
        string cassette = folder.File("cassette.jsonl");
        int asked = 0;
        using var recorder = new CassetteRecorder(
            new ScriptedChatClient(_ => ScriptedChatClient.Say($"{++asked}")),
            cassette
        );
        await recorder.GetResponseAsync(Question);
        await recorder.GetResponseAsync(Question);
        using var player = new CassettePlayer(cassette);

        Assert.That(
            new[] { (await player.GetResponseAsync(Question)).Text, (await player.GetResponseAsync(Question)).Text },
            Is.All.EqualTo("2")
        );
    }

    [Test]
    public async Task A_stream_is_recorded_when_it_has_ended()
    {
        using var folder = new TemporaryFolder();
        string cassette = folder.File("cassette.jsonl");
        using var recorder = new CassetteRecorder(
            new ScriptedChatClient(_ => ScriptedChatClient.Say("Wait.")),
            cassette
        );
        var streamed = await recorder.GetStreamingResponseAsync(Question).ToChatResponseAsync();
        using var player = new CassettePlayer(cassette);

        Assert.That(new[] { streamed.Text, (await player.GetResponseAsync(Question)).Text }, Is.All.EqualTo("Wait."));
    }

    [Test]
    public async Task A_line_that_a_killed_process_left_unfinished_is_cut_off()
    {
        using var folder = new TemporaryFolder();
        string cassette = folder.File("cassette.jsonl");
        using var recorder = new CassetteRecorder(
            new ScriptedChatClient(_ => ScriptedChatClient.Say("Wait.")),
            cassette
        );
        await recorder.GetResponseAsync(Question);
        string whole = await File.ReadAllTextAsync(cassette);
        await File.AppendAllTextAsync(cassette, whole[..20]);
        using var next = new CassetteRecorder(new ScriptedChatClient(_ => ScriptedChatClient.Say("Wait.")), cassette);
        await next.GetResponseAsync(Question);

        Assert.That(
            (await File.ReadAllTextAsync(cassette))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Distinct()
                .Count(),
            Is.EqualTo(1)
        );
    }

    [TestCase("not json")]
    [TestCase("{}")]
    [TestCase("""{"messages":[],"tools":[]}""")]
    public async Task Says_which_line_is_no_reply(string line)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("cassette.jsonl"), line);

        Assert.That(
            () => new CassettePlayer(folder.File("cassette.jsonl")),
            Throws.TypeOf<DataFileException>().With.Message.Contains("line 1")
        );
    }

    private static async Task<string> RunWeekAsync(IChatClient client)
    {
        using (client)
        {
            var floor = new TradingFloor(TestMarket.UsWeek());
            var trader = new Trader(
                Signature.Parse("alice"),
                ModelId.Parse("test/model"),
                new ChatDecisionMaker(client)
            )
            {
                Cash = new Money(1000),
            };
            var runs = await floor.Arena.RunAsync([trader], SessionSchedule.FromPrices(floor.Series), null, default);
            Assert.That(runs[0].Results, Has.Count.EqualTo(5).And.All.InstanceOf<SessionResult.Traded>());
            return await floor.Ledger.HeadAsync("alice");
        }
    }
}
