using AiTrader.Runner.Input;
using Microsoft.Data.Sqlite;

namespace AiTrader.Runner.Stores;

/// <summary>A store's file that is to be deleted.</summary>
/// <param name="file">The file.</param>
/// <param name="leaseFolder">Where its leases are.</param>
internal sealed class StoreFile(string file, string leaseFolder)
{
    private const int Busy = 5;
    private const int Locked = 6;

    // How long another process may be in the middle of a write.
    private const int PatienceSeconds = 2;

    /// <summary>Deletes it with its log.</summary>
    /// <exception cref="InputException">A program uses it: has it open, or holds a lease of it.</exception>
    public void Delete()
    {
        if (IsOpenElsewhere() || IsLeased())
        {
            throw new InputException(
                $"--fresh: {MessageText.QuoteFile(file)} is in use by {Holders()}; end what uses it first. Nothing was "
                    + "deleted."
            );
        }

        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(file + suffix);
        }
    }

    // A connection to a database with a log holds a lock as long as it is open, and only the last one can end the log.
    private bool IsOpenElsewhere()
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.GetFullPath(file),
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = PatienceSeconds,
            }.ToString()
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        try
        {
            return command.ExecuteScalar() as string != "delete";
        }
        catch (SqliteException used) when (used.SqliteErrorCode is Busy or Locked)
        {
            return true;
        }
    }

    private bool IsLeased() => LeaseFiles("*.lock").Any(IsLocked);

    private static bool IsLocked(string lockFile)
    {
        try
        {
            using var own = new FileStream(lockFile, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private string Holders() =>
        LeaseFiles("*.holder").Select(ReadHolder).OfType<string>().Distinct().Order().ToList() is { Count: > 0 } holders
            ? string.Join(", ", holders.Select(holder => MessageText.Quote(holder)))
            : "another program";

    private static string? ReadHolder(string note)
    {
        try
        {
            return File.ReadAllText(note) is { Length: > 0 } holder ? holder : null;
        }
        catch (IOException)
        {
            // The lease was given back a moment ago.
            return null;
        }
    }

    private IEnumerable<string> LeaseFiles(string pattern) =>
        Directory.Exists(leaseFolder) ? Directory.EnumerateFiles(leaseFolder, pattern) : [];
}
