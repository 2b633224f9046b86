using AiTrader.Conversing;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Chat;

/// <summary>A journal that no conversation can have written is a fault, and nothing is asked or traded.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DamagedJournalTests
{
    private static readonly TradingContext Context = Contexts.Alice("2025-10-07");
    private static readonly (string, Dictionary<string, object?>) BuyTen = (
        "buy",
        new() { ["symbol"] = "AAA", ["quantity"] = 10 }
    );

    private readonly TradingFloor _floor = new(TestMarket.UsWeek());

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

        await AssertFaultedAsync<InvalidDataException>("Entry 1");
    }

    [TestCase(JournalEntryKind.Reply, "{", "Entry 2")]
    [TestCase(JournalEntryKind.Reply, "\"buy\"", "Entry 2")]
    [TestCase(JournalEntryKind.Answer, "\"Filled.\"", "Entry 2")]
    [TestCase(JournalEntryKind.Prompt, "[]", "Entry 2")]
    public async Task A_journal_without_a_reply_after_its_prompt_is_a_fault_and_trades_nothing(
        JournalEntryKind kind,
        string content,
        string entry
    )
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(kind, content);

        await AssertFaultedAsync<InvalidDataException>(entry);
    }

    [TestCase("{}")]
    [TestCase("""{"messages":[{"role":"assistant","contents":[{"$type":"text","text":""}]}]}""")]
    [TestCase(
        """{"finishReason":"length","messages":[{"role":"assistant","contents":["""
            + """{"$type":"functionCall","callId":"1","name":"hold","arguments":{"reason":"So."}}]}]}"""
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

        await AssertFaultedAsync<InvalidDataException>("Entry 3");
    }

    [Test]
    public async Task An_answer_that_is_missing_in_the_middle_is_a_fault_and_trades_nothing()
    {
        await WriteAsync(JournalEntryKind.Prompt, "[]");
        await WriteAsync(
            JournalEntryKind.Reply,
            """{"messages":[{"role":"assistant","contents":["""
                + """{"$type":"functionCall","callId":"1","name":"buy","arguments":{"symbol":"AAA","quantity":1}}]}]}"""
        );
        await WriteAsync(
            JournalEntryKind.Reply,
            """{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"Done."}]}]}"""
        );

        await AssertFaultedAsync<InvalidDataException>("Entry 3");
    }

    private async Task AssertFaultedAsync<TFault>(string message)
        where TFault : Exception
    {
        int asked = 0;
        var client = new ScriptedChatClient(_ =>
        {
            asked++;
            return Replies.Calling(BuyTen);
        });

        var result = await _floor.Sessions.RunAsync(Context, new ChatDecisionMaker(client));

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
        int written = (await _floor.Journal.ReadAsync(Context, default)).Count;
        await _floor.Journal.AppendAsync(new JournalEntry(Context, written + 1, kind, content), default);
    }
}
