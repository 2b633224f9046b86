using AiTrader.Stores;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>A <see cref="SqliteStore"/> that is appended to one entry at a time.</summary>
internal sealed class LedgerFile : IAsyncDisposable
{
    private readonly SqliteStore _store;
    private readonly Queue<LedgerEntry> _waiting;

    private LedgerFile(SqliteStore store, IEnumerable<LedgerEntry> waiting)
    {
        _store = store;
        _waiting = new Queue<LedgerEntry>(waiting);
    }

    /// <summary>Makes a file with some entries, of one signature or several; others wait to be appended.</summary>
    public static async Task<LedgerFile> WithEntriesAsync(
        string path,
        IEnumerable<LedgerEntry> written,
        IReadOnlyCollection<LedgerEntry> waiting
    )
    {
        var store = new SqliteStore(path, TimeProvider.System);
        var ledger = store.Ledgers;
        var appends = new List<Task>();
        foreach (var entry in written)
        {
            // Not awaited one by one: what waits together is written together.
            appends.Add(
                entry is LedgerEntry.AccountOpened
                    ? ledger
                        .OpenAccountAsync(entry.Context, Market.Us, TradeRecord.Cash, CancellationToken.None)
                        .AsTask()
                    : ledger.AppendAsync(entry, CancellationToken.None).AsTask()
            );
        }

        await Task.WhenAll(appends);
        WriteAheadLog.Roll(path, WriteAheadLog.FramesOf(waiting.Count));
        return new LedgerFile(store, waiting);
    }

    public async Task AppendAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (
                await _store.Ledgers.AppendAsync(_waiting.Dequeue(), CancellationToken.None)
                is not AppendResult.Appended
            )
            {
                throw new InvalidOperationException("The entry was not appended.");
            }
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
