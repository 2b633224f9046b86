using System.Text;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// The hand-written transaction that the ledger is compared with: the tables and pragmas of a ledger, and rows that are
/// computed
/// beforehand, so that nothing but SQLite is measured.
/// </summary>
internal sealed class BareFile : IAsyncDisposable
{
    private readonly LedgerFile _filled;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _commit;
    private readonly Queue<Row> _waiting;

    private BareFile(string path, LedgerFile filled, IEnumerable<Row> waiting)
    {
        _filled = filled;
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        _connection.Open();
        foreach (
            string pragma in (string[])
                ["busy_timeout = 30000", "synchronous = FULL", "cache_size = -16384", "wal_autocheckpoint = 4000"]
        )
        {
            Command($"PRAGMA {pragma}").ExecuteNonQuery();
        }

        _begin = Command("BEGIN IMMEDIATE");
        _insert = Command(
            "INSERT INTO entries (signature, sequence, id, entry, hash) VALUES ($signature, $sequence, $id, "
                + "$entry, $hash)",
            "$signature",
            "$sequence",
            "$id",
            "$entry",
            "$hash"
        );
        _update = Command(
            "UPDATE accounts SET version = $sequence, head = $hash WHERE signature = $signature",
            "$signature",
            "$sequence",
            "$hash"
        );
        _commit = Command("COMMIT");
        _waiting = new Queue<Row>(waiting);
    }

    /// <summary>Opens a file with the first entries of a record; the rows of the others wait to be written.</summary>
    public static async Task<BareFile> WithEntriesAsync(string path, int entries, IReadOnlyList<LedgerEntry> record)
    {
        // Kept open, for the last connection that closes removes the log, and a new log is slower than one in use.
        var filled = await LedgerFile.WithEntriesAsync(path, record.Take(entries), [.. record.Skip(entries)]);
        return new BareFile(path, filled, RowsOf(record).Skip(entries));
    }

    public void Append(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var row = _waiting.Dequeue();
            _begin.ExecuteNonQuery();
            Run(_insert, row.Signature, row.Sequence, row.Id, row.Entry, row.Hash);
            Run(_update, row.Signature, row.Sequence, row.Hash);
            _commit.ExecuteNonQuery();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _begin.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _commit.Dispose();
        await _connection.DisposeAsync();
        await _filled.DisposeAsync();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The callers pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private static IEnumerable<Row> RowsOf(IEnumerable<LedgerEntry> record)
    {
        var chain = new HashChain();
        foreach (var entry in record)
        {
            chain.Add(entry);
            yield return new Row(
                entry.Context.Signature.Value,
                entry.Sequence,
                entry.Id.Value,
                Encoding.UTF8.GetString(LedgerEntryJson.Write(entry)),
                chain.Head.ToArray()
            );
        }
    }

    private sealed record Row(string Signature, long Sequence, string Id, string Entry, byte[] Hash);
}
