using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Tools.Tests.Trading;

public sealed class NoteToolTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task A_note_is_written_for_its_context_under_the_id_of_its_call_once()
    {
        var floor = await OpenAsync();
        for (int run = 0; run < 2; run++)
        {
            Assert.That(await CallAsync(floor, 3, "NVDA is dear."), Is.EqualTo("The note is written."));
        }

        Assert.That(
            await floor.Store.Notes.ReadAllAsync(Monday.Signature).ToListAsync(),
            Is.EqualTo(new[] { new Note(Monday, ClientOrderId.Create(Monday, 1, 3), "NVDA is dear.") })
        );
        Assert.That(await floor.EntriesAsync("alice"), Has.Count.EqualTo(1), "A note is no entry of the ledger.");
    }

    [TestCase("", "The argument 'text' is empty.")]
    [TestCase("\u200b \u2060", "The argument 'text' is empty.")]
    public async Task A_note_without_anything_to_be_seen_is_refused_with_advice(string text, string advice)
    {
        var floor = await OpenAsync();

        Assert.That(await CallAsync(floor, 1, text), Does.StartWith(advice));
        Assert.That(await floor.Store.Notes.ReadAllAsync(Monday.Signature).AnyAsync(), Is.False);
    }

    [Test]
    public async Task A_note_that_is_too_long_is_not_cut_off()
    {
        var floor = await OpenAsync();

        Assert.That(
            await CallAsync(floor, 1, new string('a', 1_001)),
            Is.EqualTo("The note has 1,001 characters; a note has at most 1,000. Nothing was written.")
        );
        Assert.That(await floor.Store.Notes.ReadAllAsync(Monday.Signature).AnyAsync(), Is.False);
    }

    [Test]
    public async Task A_session_that_is_full_says_so_and_keeps_what_it_has()
    {
        var floor = await OpenAsync();
        for (int call = 1; call <= 20; call++)
        {
            await CallAsync(floor, call, $"Note {call}.");
        }

        Assert.That(
            await CallAsync(floor, 21, "One more."),
            Is.EqualTo("This session has 20 notes, the most that it can have. Nothing was written.")
        );
        Assert.That(await floor.Store.Notes.ReadAllAsync(Monday.Signature).CountAsync(), Is.EqualTo(20));
    }

    [Test]
    public void A_trader_without_a_memory_has_no_such_tools() =>
        Assert.That(
            StandardTools.CreateFor(new TradingFloor(TestMarket.UsWeek()).ToolDesk()).Select(tool => tool.Name),
            Has.None.EqualTo("note").And.None.EqualTo("notes")
        );

    private static async Task<TradingFloor> OpenAsync()
    {
        var floor = new TradingFloor(TestMarket.UsWeek());
        await floor.OpenAsync(Monday, 1000);
        return floor;
    }

    private static Task<string> CallAsync(TradingFloor floor, int call, string text) =>
        StandardTools
            .CreateFor(floor.ToolDesk(), memory: true)
            .CallAsync(Monday, "note", new System.Text.Json.Nodes.JsonObject { ["text"] = text }.ToJsonString(), call);
}
