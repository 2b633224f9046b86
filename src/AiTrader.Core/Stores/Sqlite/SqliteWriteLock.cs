using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AiTrader.Stores;

/// <summary>
/// Waits for the write lock of a file, of which there is one for all processes, and says so when it takes long: another
/// program can keep it, as a shell does that began a transaction. Only the writer's thread uses it.
/// </summary>
/// <param name="connection">The writer's connection.</param>
/// <param name="awaited">Is told once a wait, when it takes long.</param>
/// <param name="limit">How long it waits, at most; null for 30 seconds.</param>
internal sealed class SqliteWriteLock(SqliteConnection connection, Action<string> awaited, TimeSpan? limit = null)
    : IDisposable
{
    // sqlite.org/rescode.html
    private const int Busy = 5;

    // How long SQLite waits before it is said. A process that writes has the lock for some milliseconds.
    private const int PatienceSeconds = 2;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // IMMEDIATE: a transaction that reads first and asks to write later starves when several processes do it.
    private readonly SqliteStatement _begin = new(
        connection,
        connection.IsReadOnly() ? "BEGIN DEFERRED" : "BEGIN IMMEDIATE",
        0,
        PatienceSeconds
    );

    private readonly TimeSpan _limit = limit ?? Limit;

    /// <summary>Begins a transaction that excludes the writes of other processes.</summary>
    /// <exception cref="IOException">Another program keeps the lock.</exception>
    public void Begin()
    {
        long start = Stopwatch.GetTimestamp();
        bool isSaid = false;
        while (true)
        {
            try
            {
                _begin.Run();
                return;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
            {
                var waited = Stopwatch.GetElapsedTime(start);
                string reason =
                    $"another program has had the write lock of {connection.DataSource} for "
                    + $"{(int)waited.TotalSeconds} s";
                if (waited >= _limit)
                {
                    throw new IOException($"Nothing was written: {reason}. End its transaction, or the program.", busy);
                }

                if (!isSaid)
                {
                    awaited($"{reason}.");
                    isSaid = true;
                }
            }
        }
    }

    public void Dispose() => _begin.Dispose();
}
