using System.Text;
using AiTrader.Stores;
using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Reports;

/// <summary>Writes rows of a ledger file as the library does, all in one transaction.</summary>
internal sealed class StoreRows : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _account;
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _journalEntry;
    private readonly SqliteCommand _fault;

    public StoreRows(SqliteConnection connection)
    {
        _transaction = connection.BeginTransaction();
        _account = Command(connection, "INSERT INTO accounts (signature, version, head) VALUES ($0, $1, $2)", 3);
        _entry = Command(
            connection,
            "INSERT INTO entries (signature, sequence, id, entry, hash) VALUES ($0, $1, $2, $3, $4)",
            5
        );
        _journalEntry = Command(
            connection,
            "INSERT INTO steps (signature, time, number, kind, model, content) VALUES ($0, $1, $2, $3, $4, $5)",
            6
        );
        _fault = Command(
            connection,
            "INSERT INTO faults (signature, time, attempt, model, recorded_at, type, message) VALUES ($0, "
                + "$1, 1, $2, 0, $3, $4)",
            5
        );
    }

    public void AddLedger(Signature signature, List<LedgerEntry> entries)
    {
        var chain = new HashChain();
        foreach (var entry in entries)
        {
            byte[] hash = Convert.FromHexString(chain.Add(entry));
            Run(
                _entry,
                signature.Value,
                entry.Sequence,
                entry.Id.Value,
                Encoding.UTF8.GetString(LedgerEntryJson.Write(entry)),
                hash
            );
        }

        Run(_account, signature.Value, entries.Count, chain.Head.ToArray());
    }

    public void AddJournal(TradingContext context, IEnumerable<(JournalEntryKind Kind, string Content)> entries)
    {
        int number = 0;
        foreach (var (kind, content) in entries)
        {
            Run(
                _journalEntry,
                context.Signature.Value,
                context.Time.ToString(),
                ++number,
                kind.ToString().ToLowerInvariant(),
                context.ModelId.Value,
                content
            );
        }
    }

    public void AddFault(TradingContext context, string type, string message) =>
        Run(_fault, context.Signature.Value, context.Time.ToString(), context.ModelId.Value, type, message);

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        _account.Dispose();
        _entry.Dispose();
        _journalEntry.Dispose();
        _fault.Dispose();
        _transaction.Dispose();
    }

    private SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = _transaction;
        for (int i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }
}
