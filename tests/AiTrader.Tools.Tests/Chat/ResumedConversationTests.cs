using AiTrader.Conversing;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>A session that is run again goes on with its journal, and with nothing but its journal.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResumedConversationTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) HoldIt = ("hold", new() { ["reason"] = "Too dear." });

    private readonly TradingFloor _floor = new(TestMarket.UsWeek());

    [SetUp]
    public Task OpenAsync() => _floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);

    [Test]
    public async Task A_changed_template_does_not_change_what_the_model_was_asked()
    {
        var shown = new List<string>();
        await RunAsync(_ => throw new HttpRequestException("Reset."), new TradingPrompt("First {time}"));

        await RunAsync(
            messages =>
            {
                shown.Add(messages[0].Text);
                return Replies.Calling(HoldIt);
            },
            new TradingPrompt("Second {time}")
        );

        Assert.That(shown, Is.EqualTo(new[] { "First 2025-10-07" }));
    }

    [TestCase(1, 2, Description = "The third reply is the last one that the budget of turns allows.")]
    [TestCase(2, 1)]
    public async Task Turns_are_counted_over_the_replies_of_the_earlier_run(int before, int after)
    {
        int asked = 0;
        var portfolio = ScriptedChatClient.Call("portfolio");
        await RunAsync(
            _ => ++asked > before ? throw new HttpRequestException("Reset.") : portfolio,
            budget: new ChatBudget { Turns = 3 }
        );
        asked = 0;

        var result = await RunAsync(_ => ++asked > 0 ? portfolio : portfolio, budget: new ChatBudget { Turns = 3 });

        Assert.That((asked, result), Is.EqualTo((after, result)));
        Assert.That(result, Is.InstanceOf<SessionResult.Undecided>());
    }

    [Test]
    public async Task Tokens_are_counted_over_the_replies_of_the_earlier_run()
    {
        int asked = 0;
        await RunAsync(
            _ => ++asked > 2 ? throw new HttpRequestException("Reset.") : Costing(400),
            budget: new ChatBudget { Tokens = 1000 }
        );
        asked = 0;

        await RunAsync(_ => ++asked > 0 ? Costing(400) : Costing(400), budget: new ChatBudget { Tokens = 1000 });

        Assert.That(asked, Is.EqualTo(1), "800 are used up, and the third reply goes beyond the thousand.");
    }

    /// <summary>
    /// The call was made malformed by its arguments alone; a journal that left them out would make it a call without
    /// any.
    /// </summary>
    [Test]
    public async Task Arguments_that_were_not_JSON_are_so_in_the_run_after_too()
    {
        var malformed = new ChatResponse(
            new ChatMessage(
                ChatRole.Assistant,
                [
                    new FunctionCallContent("1", "portfolio", null)
                    {
                        Exception = new System.Text.Json.JsonException("'q' is invalid"),
                    },
                ]
            )
        );
        string? answer = null;

        await RunAsync(_ => malformed, journal: FaultInjectingJournal.AtCall(_floor.Journal, 4, StoreFault.Before));
        await RunAsync(messages =>
        {
            answer = AnswerOf(messages);
            return Replies.Calling(HoldIt);
        });

        Assert.That(
            answer,
            Is.EqualTo(
                "The arguments of portfolio are not a JSON object such as {}, with each name once. "
                    + "Nothing was executed."
            )
        );
    }

    /// <summary>
    /// Each answer is lost on its way to the journal, and made again: from what the journal holds of the call.
    /// </summary>
    [TestCase("ten")]
    [TestCase(10.7)]
    [TestCase(-5)]
    [TestCase("1\ud83d")]
    [TestCase(true)]
    [TestCase("a text that is so long that it is cut where it is shown, 🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀")]
    public async Task A_repeated_call_is_answered_as_the_first_one_would_have_been(object quantity)
    {
        ChatResponse Reply() =>
            Replies.Calling(
                ("buy", new() { ["symbol"] = "AAA", ["quantity"] = quantity }),
                ("quote", new() { ["symbol"] = quantity })
            );
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        var script = new ScriptedChatClient(messages => messages.Count == 2 ? Reply() : Replies.Calling(HoldIt));
        await floor.Sessions.RunAsync(Context, new ChatDecisionMaker(script));

        for (int call = 1; call <= 10; call++)
        {
            await RunAsync(
                messages => messages.Count == 2 ? Reply() : Replies.Calling(HoldIt),
                journal: FaultInjectingJournal.AtCall(
                    _floor.Journal,
                    call,
                    call % 2 == 0 ? StoreFault.Before : StoreFault.After
                )
            );
        }

        Assert.That(
            await _floor.Journal.ReadAsync(Context, default),
            Is.EqualTo(await floor.Journal.ReadAsync(Context, default))
        );
        Assert.That(await _floor.Ledger.HeadAsync("alice"), Is.EqualTo(await floor.Ledger.HeadAsync("alice")));
    }

    /// <summary>Half of a surrogate pair is JSON, but no text.</summary>
    [TestCase("{\"symbol\":\"A\\ud83d\",\"quantity\":1}")]
    [TestCase("{\"symbol\":\"AAA\",\"quantity\":\"\\ud83d\"}")]
    public async Task An_argument_with_half_a_character_is_answered_with_advice(string arguments)
    {
        string? answer = null;
        var call = FunctionCallContent.CreateFromParsedArguments(
            arguments,
            "1",
            "buy",
            text => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(text)
        );

        var result = await RunAsync(messages =>
        {
            answer = messages.Count == 2 ? null : AnswerOf(messages);
            return messages.Count == 2
                ? new ChatResponse(new ChatMessage(ChatRole.Assistant, [call]))
                : Replies.Calling(HoldIt);
        });

        Assert.That(result, Is.InstanceOf<SessionResult.Held>(), $"{(result as SessionResult.Faulted)?.Fault}");
        Assert.That(
            answer,
            Is.EqualTo(
                "The arguments of buy are not a JSON object such as {}, with each name once. Nothing was executed."
            )
        );
    }

    [Test]
    public async Task A_hold_that_was_refused_is_none_and_the_model_is_told()
    {
        var result = await RunAsync(messages =>
            messages.Count == 2 ? ScriptedChatClient.Call("hold", new() { ["reason"] = " " }) : Replies.Calling(HoldIt)
        );

        Assert.That(result, Is.InstanceOf<SessionResult.Held>().With.Property("Reason").EqualTo("Too dear."));
    }

    /// <summary>
    /// The tool's answer would outlive the fault in the journal, and the run after would take it for the truth.
    /// </summary>
    [Test]
    public async Task What_a_tool_answers_after_it_caught_a_fault_is_not_kept()
    {
        var broken = new FaultyMarketData(_floor.MarketData, call => call < 2);
        var sessions = new SessionRunner(broken, _floor.Brokerage, _floor.Store, TimeProvider.System);
        TradingToolset Careless(IToolDesk desk) =>
            [
                .. StandardTools.CreateFor(desk),
                TradingTool.Create(
                    "look",
                    "Looks.",
                    (TradingContext context) =>
                    {
                        try
                        {
                            return $"{desk.MarketData.GetQuote(context, Symbol.Parse("AAA"))}";
                        }
                        catch (IOException)
                        {
                            return "There is no price.";
                        }
                    }
                ),
            ];
        var looking = new ScriptedChatClient(messages =>
            messages.Count == 1
                ? ScriptedChatClient.Call("look")
                : ScriptedChatClient.Call("hold", new() { ["reason"] = AnswerOf(messages) })
        );
        await _floor.Journal.AppendAsync(
            new JournalEntry(
                Context,
                1,
                JournalEntryKind.Prompt,
                """[{"role":"user","contents":[{"$type":"text","text":"Look."}]}]"""
            )
        );
        var maker = new ChatDecisionMaker(looking, new() { Tools = Careless });

        var first = await sessions.RunAsync(Context, maker);
        var second = await sessions.RunAsync(Context, maker);

        Assert.That(first, Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(
            second,
            Is.InstanceOf<SessionResult.Held>().With.Property("Reason").Not.EqualTo("There is no price.")
        );
    }

    private static ChatResponse Costing(long tokens)
    {
        var reply = ScriptedChatClient.Call("portfolio");
        reply.Usage = new UsageDetails { TotalTokenCount = tokens };
        return reply;
    }

    private static string? AnswerOf(IReadOnlyList<ChatMessage> messages) =>
        ((FunctionResultContent)messages[^1].Contents[0]).Result?.ToString();

    private async Task<SessionResult> RunAsync(
        Func<IReadOnlyList<ChatMessage>, ChatResponse> script,
        TradingPrompt? prompt = null,
        ChatBudget? budget = null,
        IJournalStore? journal = null
    )
    {
        var store = journal is null ? _floor.Store : _floor.Store.WithJournals(_ => journal);
        return await new SessionRunner(_floor.MarketData, _floor.Brokerage, store, TimeProvider.System).RunAsync(
            Context,
            new ChatDecisionMaker(
                new ScriptedChatClient(script),
                new() { Prompt = prompt ?? new(), Budget = budget ?? new() }
            )
        );
    }
}
