using AiTrader.Ledgers;
using AiTrader.Ledgers.Sqlite;
using AiTrader.Markets;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>A <see cref="SqliteLedger"/> with so many entries, appended to one at a time.</summary>
internal sealed class LedgerFile : IAsyncDisposable
{
    private readonly SqliteLedger _ledger;
    private readonly Queue<LedgerEntry> _waiting;

    private LedgerFile(SqliteLedger ledger, IEnumerable<LedgerEntry> waiting)
    {
        _ledger = ledger;
        _waiting = new Queue<LedgerEntry>(waiting);
    }

    /// <summary>Opens a file with the first entries of a record; the others wait to be appended.</summary>
    public static async Task<LedgerFile> WithEntriesAsync(string path, int entries, IReadOnlyList<LedgerEntry> record)
    {
        var ledger = new SqliteLedger(path);
        await ledger.OpenAsync(record[0].Context, KnownMarkets.Us, TradeRecord.Cash, CancellationToken.None);

        // Not awaited one by one: what waits together is written together.
        await Task.WhenAll(record.Take(1..entries).Select(entry => ledger.AppendAsync(entry, CancellationToken.None).AsTask()));
        WriteAheadLog.Roll(path, WriteAheadLog.FramesOf(record.Count - entries));
        return new LedgerFile(ledger, record.Skip(entries));
    }

    public async Task AppendAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (await _ledger.AppendAsync(_waiting.Dequeue(), CancellationToken.None) is not AppendResult.Appended)
            {
                throw new InvalidOperationException("The entry was not appended.");
            }
        }
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
