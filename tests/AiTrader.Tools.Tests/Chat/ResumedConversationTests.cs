using AiTrader.Rules;
using AiTrader.Stores;
using AiTrader.Testing;
using Microsoft.Extensions.AI;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>A session that is run again goes on with its journal, and with nothing but its journal.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ResumedConversationTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );
    private static readonly (string, Dictionary<string, object?>) HoldIt = ("hold", new() { ["reason"] = "Too dear." });

    private readonly TradingFloor _floor = new(TestMarket.UsWeek());
    private readonly IJournalStore _journal = new InMemoryStore(TimeProvider.System).Journals;

    [SetUp]
    public Task OpenAsync() => _floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);

    [TestCase(JournalEntryKind.Prompt, "not JSON")]
    [TestCase(JournalEntryKind.Prompt, "null")]
    [TestCase(JournalEntryKind.Prompt, "{}")]
    [TestCase(JournalEntryKind.Reply, "[]", Description = "A reply where the prompt belongs.")]
    [TestCase(JournalEntryKind.Answer, "\"Filled.\"", Description = "An answer where the prompt belongs.")]
    public async Task A_journal_that_does_not_begin_with_a_prompt_is_a_fault_and_trades_nothing(
        JournalEntryKind kind,
        string content
    )
    {
        await WriteAsync(kind, content);

        await AssertFaultedAsync<InvalidDataException>("Step 1");
    }

    [TestCase(JournalEntryKind.Reply, "{", "Step 2")]
    [TestCase(JournalEntryKind.Reply, "\"buy\"", "Step 2")]
    [TestCase(JournalEntryKind.Answer, "\"Filled.\"", "Step 2")]
    [TestCase(JournalEntryKind.Prompt, "[]", "Step 2")]
    public async Task A_journal_without_a_reply_after_its_prompt_is_a_fault_and_trades_nothing(
        JournalEntryKind kind,
        string content,
        string step
    )
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(kind, content);

        await AssertFaultedAsync<InvalidDataException>(step);
    }

    [TestCase("{}")]
    [TestCase("""{"messages":[{"role":"assistant","contents":[{"$type":"text","text":""}]}]}""")]
    [TestCase(
        """{"finishReason":"length","messages":[{"role":"assistant","contents":[{"$type":"functionCall","callId":"1","name":"hold","arguments":{"reason":"So."}}]}]}"""
    )]
    public async Task A_reply_in_the_journal_that_would_never_have_been_kept_is_a_fault(string reply)
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(JournalEntryKind.Reply, reply);

        await AssertFaultedAsync<ModelReplyException>("");
    }

    [Test]
    public async Task A_journal_that_goes_on_after_the_conversation_has_ended_is_a_fault()
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(
            JournalEntryKind.Reply,
            """{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"Done."}]}]}"""
        );
        await WriteAsync(JournalEntryKind.Answer, "\"Filled.\"");

        await AssertFaultedAsync<InvalidDataException>("Step 3");
    }

    [Test]
    public async Task An_answer_that_is_missing_in_the_middle_is_a_fault_and_trades_nothing()
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(
            JournalEntryKind.Reply,
            """{"messages":[{"role":"assistant","contents":[{"$type":"functionCall","callId":"1","name":"buy","arguments":{"symbol":"AAA","quantity":1}}]}]}"""
        );
        await WriteAsync(
            JournalEntryKind.Reply,
            """{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"Done."}]}]}"""
        );

        await AssertFaultedAsync<InvalidDataException>("Step 3");
    }

    [Test]
    public async Task A_changed_template_does_not_change_what_the_model_was_asked()
    {
        var shown = new List<string>();
        await RunAsync(_ => throw new HttpRequestException("Reset."), new TradingPrompt("First {time}"));

        await RunAsync(
            messages =>
            {
                shown.Add(messages[0].Text);
                return ScriptedChatClient.Call(HoldIt);
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
        var portfolio = ScriptedChatClient.Call(("portfolio", []));
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

        await RunAsync(_ => malformed, journal: FaultInjectingJournal.AtCall(_journal, 4, StoreFault.Before));
        await RunAsync(messages =>
        {
            answer = AnswerOf(messages);
            return ScriptedChatClient.Call(HoldIt);
        });

        Assert.That(
            answer,
            Is.EqualTo("The arguments of portfolio are not a JSON object, as {} is one. Nothing was executed.")
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
            ScriptedChatClient.Call(
                ("buy", new() { ["symbol"] = "AAA", ["quantity"] = quantity }),
                ("quote", new() { ["symbol"] = quantity })
            );
        var undisturbed = new InMemoryStore(TimeProvider.System).Journals;
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Contexts.Alice("2025-10-06"), 1000);
        var script = new ScriptedChatClient(messages =>
            messages.Count == 2 ? Reply() : ScriptedChatClient.Call(HoldIt)
        );
        await floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(script, undisturbed, TimeProvider.System),
            default
        );

        for (int call = 1; call <= 10; call++)
        {
            await RunAsync(
                messages => messages.Count == 2 ? Reply() : ScriptedChatClient.Call(HoldIt),
                journal: FaultInjectingJournal.AtCall(
                    _journal,
                    call,
                    call % 2 == 0 ? StoreFault.Before : StoreFault.After
                )
            );
        }

        Assert.That(
            await _journal.ReadAsync(Context, default),
            Is.EqualTo(await undisturbed.ReadAsync(Context, default))
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
                : ScriptedChatClient.Call(HoldIt);
        });

        Assert.That(result, Is.InstanceOf<SessionResult.Held>(), $"{(result as SessionResult.Faulted)?.Fault}");
        Assert.That(
            answer,
            Is.EqualTo("The arguments of buy are not a JSON object, as {} is one. Nothing was executed.")
        );
    }

    [Test]
    public async Task A_hold_that_was_refused_is_none_and_the_model_is_told()
    {
        var result = await RunAsync(messages =>
            messages.Count == 2
                ? ScriptedChatClient.Call(("hold", new() { ["reason"] = " " }))
                : ScriptedChatClient.Call(HoldIt)
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
        var floor = new TradingFloor(broken, _floor.Series, _floor.Ledger, RuleBook.Standard);
        TradingToolset Careless(ITradingDesk desk) =>
            StandardTools
                .For(desk.Brokerage, desk.MarketData)
                .With(
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
                    )
                );
        var looking = new ScriptedChatClient(messages =>
            messages.Count == 1
                ? ScriptedChatClient.Call(("look", []))
                : ScriptedChatClient.Call(("hold", new() { ["reason"] = AnswerOf(messages) }))
        );
        await WriteAsync(JournalEntryKind.Prompt, """[{"role":"user","contents":[{"$type":"text","text":"Look."}]}]""");
        var maker = new ChatDecisionMaker(looking, _journal, TimeProvider.System) { Tools = Careless };

        var first = await floor.Sessions.RunAsync(Context, maker, default);
        var second = await floor.Sessions.RunAsync(Context, maker, default);

        Assert.That(first, Is.InstanceOf<SessionResult.Faulted>());
        Assert.That(
            second,
            Is.InstanceOf<SessionResult.Held>().With.Property("Reason").Not.EqualTo("There is no price.")
        );
    }

    private static ChatResponse Costing(long tokens)
    {
        var reply = ScriptedChatClient.Call(("portfolio", []));
        reply.Usage = new UsageDetails { TotalTokenCount = tokens };
        return reply;
    }

    private static string? AnswerOf(IReadOnlyList<ChatMessage> messages) =>
        ((FunctionResultContent)messages[^1].Contents[0]).Result?.ToString();

    private async Task AssertFaultedAsync<TFault>(string message)
        where TFault : Exception
    {
        int asked = 0;
        var result = await RunAsync(_ =>
            ++asked > 0 ? ScriptedChatClient.Call(BuyTen) : ScriptedChatClient.Call(BuyTen)
        );

        Assert.Multiple(() =>
        {
            Assert.That(result, Is.InstanceOf<SessionResult.Faulted>().With.Property("Fault").InstanceOf<TFault>());
            Assert.That((result as SessionResult.Faulted)?.Fault.Message, Does.StartWith(message));
            Assert.That(asked, Is.Zero);
        });
        Assert.That((await _floor.EntriesAsync("alice")).OfType<LedgerEntry.Filled>(), Is.Empty);
    }

    private async Task WriteAsync(JournalEntryKind kind, string content)
    {
        int written = (await _journal.ReadAsync(Context, default)).Count;
        await _journal.AppendAsync(new JournalEntry(Context, written + 1, kind, content), default);
    }

    private async Task<SessionResult> RunAsync(
        Func<IReadOnlyList<ChatMessage>, ChatResponse> script,
        TradingPrompt? prompt = null,
        ChatBudget? budget = null,
        IJournalStore? journal = null
    ) =>
        await _floor.Sessions.RunAsync(
            Context,
            new ChatDecisionMaker(new ScriptedChatClient(script), journal ?? _journal, TimeProvider.System)
            {
                Prompt = prompt ?? new(),
                Budget = budget ?? new(),
            },
            default
        );
}
