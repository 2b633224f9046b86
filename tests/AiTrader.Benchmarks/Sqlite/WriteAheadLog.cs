using Microsoft.Data.Sqlite;

namespace AiTrader.Benchmarks.Sqlite;

/// <summary>
/// Brings the write-ahead log of an open file to a size at which it is written over from the start: while it still
/// grows, each
/// flush also records a new file size, and young files would be slower than old ones.
/// </summary>
internal static class WriteAheadLog
{
    private const int FramesPerTrade = 5;

    /// <summary>How many frames so many trades may need, each in a transaction of its own.</summary>
    public static int FramesOf(int trades) => trades * FramesPerTrade;

    public static void Roll(string path, int frames)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE accounts SET version = version";
        for (int i = 0; i < frames; i++)
        {
            command.ExecuteNonQuery();
        }

        command.CommandText = "PRAGMA wal_checkpoint(RESTART)";
        command.ExecuteNonQuery();
    }
}
