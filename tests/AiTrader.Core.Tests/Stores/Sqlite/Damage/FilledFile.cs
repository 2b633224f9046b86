using AiTrader.Stores;
using AiTrader.Testing;

namespace AiTrader.Core.Tests.Stores.Sqlite.Damage;

/// <summary>
/// A store's file with a few accounts, journals, faults, notes, documents and events, so that each table and index has
/// several pages.
/// </summary>
internal static class FilledFile
{
    /// <summary>The time of a session that is not completed.</summary>
    public const string Talk = "2025-11-28";

    public const int PageSize = 4096;

    /// <summary>The traders, and how many entries each has.</summary>
    public static IReadOnlyList<(string Signature, int Entries)> Traders { get; } =
    [("alice", 180), ("bob", 90), ("carol", 12)];

    /// <summary>The content of the file.</summary>
    public static async Task<byte[]> CreateAsync()
    {
        using var folder = new TemporaryFolder();
        await using (var store = new SqliteStore(folder.File("ledger.db"), TimeProvider.System))
        {
            await Task.WhenAll(Traders.Select(trader => FillAsync(store, trader.Signature, trader.Entries)));
        }

        return await File.ReadAllBytesAsync(folder.File("ledger.db"));
    }

    /// <summary>The act of a number, as the next entry of an account.</summary>
    public static LedgerEntry EntryOf(Account account, TradingContext context, int number) =>
        account.Bought(context, $"2025-10-06#{number:0000}", $"S{number % 7}", 1, 10);

    /// <summary>Where the pages of indexes and of the accounts begin.</summary>
    public static IReadOnlyList<int> IndexPages(byte[] file) =>
        [
            .. Enumerable
                .Range(1, (file.Length / PageSize) - 1)
                .Select(page => page * PageSize)
                .Where(offset => file[offset] is 2 or 10),
        ];

    private static async Task FillAsync(SqliteStore store, string signature, int entries)
    {
        var context = Contexts.For(signature, "2025-10-06");
        var account = await store.Ledgers.OpenAccountAsync(context, Market.Us, new Money(100_000));
        for (int number = 1; number < entries; number++)
        {
            account = await store.Ledgers.AppendNewAsync(EntryOf(account, context, number));
        }

        var talk = Contexts.For(signature, Talk);
        for (int number = 1; number <= 4; number++)
        {
            var kind = number == 1 ? JournalEntryKind.Prompt : JournalEntryKind.Reply;
            string content = new((char)('a' + number), 1_000 * number * number);
            await store.Journals.AppendAsync(new JournalEntry(talk, number, kind, content));
        }

        for (int number = 1; number <= Note.MaximumPerSession; number++)
        {
            await store.Notes.AppendAsync(
                new Note(talk, ClientOrderId.Create(talk, 1, number), new string((char)('a' + number), 300))
            );
        }

        for (int number = 1; number <= 20; number++)
        {
            await store.Documents.WriteAsync(
                new Document(new DocumentKey("run", $"{signature}/{number:00}"), new string('r', 300))
            );
            await store.Events.AppendAsync(
                context.Signature,
                [new NewEvent("filled", new string('f', 300)) { Position = number }]
            );
        }

        await store.Faults.AppendAsync(
            SessionFault.Create(context, new IOException("Down."), DateTimeOffset.UnixEpoch)
        );
    }
}
