using AiTrader.Audits;
using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Audits;

public sealed class NoteAuditTests
{
    private static readonly TradingContext Monday = Contexts.Alice("2025-10-06");

    [Test]
    public async Task Notes_of_sessions_of_the_account_are_counted_and_clean()
    {
        await using var store = await OpenAsync();
        await WriteAsync(store, Monday, 2);
        await WriteAsync(store, Contexts.Alice("2025-10-07"), 1);

        var result = await NoteAudit.RunAsync(store.Notes, store.Ledgers, Monday.Signature);

        Assert.That((result.IsClean, result.RecordCount), Is.EqualTo((true, 3L)));
        Assert.That(result.Notes, Is.EqualTo(["3 notes in 2 sessions."]));
    }

    [Test]
    public async Task An_account_without_notes_has_nothing_to_say()
    {
        await using var store = await OpenAsync();

        var result = await NoteAudit.RunAsync(store.Notes, store.Ledgers, Monday.Signature);

        Assert.That((result.IsClean, result.RecordCount, result.Notes.Count), Is.EqualTo((true, 0L, 0)));
    }

    [TestCase("alice", "2025-10-03", "test/model", "the account was opened at 2025-10-06")]
    [TestCase("alice", "2025-10-06", "other/model", "other/model never had the account")]
    [TestCase("bob", "2025-10-06", "test/model", "there is no account")]
    public async Task A_note_that_no_session_of_the_account_can_have_written_is_a_defect(
        string signature,
        string time,
        string model,
        string reason
    )
    {
        await using var store = await OpenAsync();
        var context = TradingContext.For(signature).Using(model).At(time);
        await WriteAsync(store, context, 1);

        var result = await NoteAudit.RunAsync(store.Notes, store.Ledgers, context.Signature);

        Assert.That(result.Defects.Single().Code, Is.EqualTo(AuditCodes.NoteImpossible));
        Assert.That(result.Defects.Single().Message, Is.EqualTo($"Note 1, of {context}: {reason}."));
    }

    [Test]
    public async Task Notes_of_a_model_that_the_owner_named_later_are_clean_from_then_on()
    {
        await using var store = await OpenAsync();
        await store.Ledgers.ChangeModelAsync(Monday.Signature, ModelId.Parse("other/model"));
        await WriteAsync(store, TradingContext.For("alice").Using("other/model").At("2025-10-07"), 1);

        var result = await NoteAudit.RunAsync(store.Notes, store.Ledgers, Monday.Signature);

        Assert.That(result.IsClean, Is.True);
        Assert.That(result.Notes, Is.EqualTo(["1 note in 1 session."]));
    }

    private static async Task<InMemoryStore> OpenAsync()
    {
        var store = new InMemoryStore(TimeProvider.System);
        await store.Ledgers.OpenAccountAsync(Monday, Market.Us, new Money(1000));
        return store;
    }

    private static async Task WriteAsync(InMemoryStore store, TradingContext context, int count)
    {
        for (int call = 1; call <= count; call++)
        {
            await store.Notes.AppendAsync(new Note(context, ClientOrderId.Create(context, 1, call), $"Note {call}."));
        }
    }
}
