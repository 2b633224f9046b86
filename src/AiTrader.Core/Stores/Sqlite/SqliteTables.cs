using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>What lies beside the ledgers of a file, through one connection. One caller at a time uses it.</summary>
internal sealed class SqliteTables(SqliteConnection connection) : IDisposable
{
    /// <summary>The journals.</summary>
    public SqliteJournalRows Journals { get; } = new(connection);

    /// <summary>The faults.</summary>
    public SqliteFaults Faults { get; } = new(connection);

    /// <summary>The notes.</summary>
    public SqliteNotes Notes { get; } = new(connection);

    /// <summary>The requests.</summary>
    public SqliteRequests Requests { get; } = new(connection);

    /// <summary>The documents.</summary>
    public SqliteDocuments Documents { get; } = new(connection);

    /// <summary>The events.</summary>
    public SqliteEvents Events { get; } = new(connection);

    public void Dispose()
    {
        Journals.Dispose();
        Faults.Dispose();
        Notes.Dispose();
        Requests.Dispose();
        Documents.Dispose();
        Events.Dispose();
    }
}
