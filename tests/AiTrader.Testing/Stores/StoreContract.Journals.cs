using AiTrader.Stores;

namespace AiTrader.Testing;

/// <summary>What the journals of every store do.</summary>
public abstract partial class StoreContract
{
    private static readonly TradingContext Alice = Contexts.Alice("2025-10-06");

    private IJournalStore Journal => Store.Journals;

    [Test]
    public async Task A_session_without_entries_is_empty() =>
        Assert.That(await Journal.ReadAsync(Alice, default), Is.Empty);

    [Test]
    public async Task Entries_are_read_as_they_were_written()
    {
        JournalEntry[] entries =
        [
            new(Alice, 1, JournalEntryKind.Prompt, "What now?"),
            new(Alice, 2, JournalEntryKind.Reply, "{\"text\":\"买入 \\ud83d\\ude80\\n\"}"),
            new(Alice, 3, JournalEntryKind.Answer, ""),
        ];
        foreach (var entry in entries)
        {
            await Journal.AppendAsync(entry, default);
        }

        Assert.That(await Journal.ReadAsync(Alice, default), Is.EqualTo(entries));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task An_entry_that_is_not_the_next_one_is_refused_and_nothing_changes(int number)
    {
        await Journal.AppendAsync(new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "What now?"), default);

        Assert.That(
            async () =>
                await Journal.AppendAsync(new JournalEntry(Alice, number, JournalEntryKind.Reply, "Nothing."), default),
            Throws.TypeOf<JournalException>()
        );
        Assert.That(await Journal.ReadAsync(Alice, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Sessions_and_signatures_are_apart()
    {
        await Journal.AppendAsync(new JournalEntry(Alice, 1, JournalEntryKind.Prompt, "Alice on Monday"), default);
        await Journal.AppendAsync(
            new JournalEntry(Contexts.Alice("2025-10-06 00:00"), 1, JournalEntryKind.Prompt, "Alice at midnight"),
            default
        );
        await Journal.AppendAsync(
            new JournalEntry(Contexts.Bob("2025-10-06"), 1, JournalEntryKind.Prompt, "Bob on Monday"),
            default
        );

        Assert.That((await Journal.ReadAsync(Alice, default)).Single().Content, Is.EqualTo("Alice on Monday"));
    }

    [Test]
    public async Task Of_two_that_write_the_same_step_at_once_one_is_refused()
    {
        var writes = Enumerable
            .Range(0, 8)
            .Select(i =>
                Task.Run(async () =>
                {
                    try
                    {
                        await Journal.AppendAsync(new JournalEntry(Alice, 1, JournalEntryKind.Prompt, $"{i}"), default);
                        return 1;
                    }
                    catch (JournalException)
                    {
                        return 0;
                    }
                })
            );

        Assert.That((await Task.WhenAll(writes)).Sum(), Is.EqualTo(1));
    }
}
