using System.Text;
using AiTrader.Ledgers;
using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// The hand-written transaction that the ledger is compared with: the tables and pragmas of a ledger, and rows that are computed
/// beforehand, so that nothing but SQLite is measured.
/// </summary>
internal sealed class BareFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _commit;
    private readonly Queue<Row> _waiting;

    private BareFile(string path, IEnumerable<Row> waiting)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        foreach (string pragma in (string[])["busy_timeout = 30000", "synchronous = FULL", "cache_size = -16384", "wal_autocheckpoint = 4000"])
        {
            Command($"PRAGMA {pragma}").ExecuteNonQuery();
        }

        _begin = Command("BEGIN IMMEDIATE");
        _insert = Command("INSERT INTO entries (signature, sequence, id, entry, hash) VALUES ($signature, $sequence, $id, $entry, $hash)", "$signature", "$sequence", "$id", "$entry", "$hash");
        _update = Command("UPDATE accounts SET version = $sequence, head = $hash WHERE signature = $signature", "$signature", "$sequence", "$hash");
        _commit = Command("COMMIT");
        _waiting = new Queue<Row>(waiting);
    }

    /// <summary>Opens a file with the first entries of a record; the rows of the others wait to be written.</summary>
    public static async Task<BareFile> WithEntriesAsync(string path, int entries, IReadOnlyList<LedgerEntry> record)
    {
        await (await LedgerFile.WithEntriesAsync(path, entries, record)).DisposeAsync();
        var bare = new BareFile(path, RowsOf(record).Skip(entries));
        WriteAheadLog.Roll(path, WriteAheadLog.FramesOf(record.Count - entries));
        return bare;
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

    public void Dispose()
    {
        _begin.Dispose();
        _insert.Dispose();
        _update.Dispose();
        _commit.Dispose();
        _connection.Dispose();
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
            yield return new Row(entry.Context.Signature.Value, entry.Sequence, entry.Id.Value, Encoding.UTF8.GetString(LedgerEntryJson.Write(entry)), chain.Head.ToArray());
        }
    }

    private sealed record Row(string Signature, long Sequence, string Id, string Entry, byte[] Hash);
}
