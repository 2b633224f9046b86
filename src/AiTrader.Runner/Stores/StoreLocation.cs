using AiTrader.Ledgers;
using AiTrader.Ledgers.Sqlite;
using AiTrader.Runner.Commands;
using Microsoft.Data.Sqlite;

namespace AiTrader.Runner.Stores;

/// <summary>Where ledgers are kept: in memory, or in a SQLite file.</summary>
internal sealed class StoreLocation
{
    private const string SqlitePrefix = "sqlite:";

    /// <summary>What is allowed, in words that end an error message.</summary>
    public const string Allowed = "memory, or sqlite:FILE as sqlite:ledgers.db";

    private StoreLocation(string? file) => File = file;

    /// <summary>In memory: gone when the program ends.</summary>
    public static StoreLocation Memory { get; } = new(null);

    /// <summary>The file; null in memory.</summary>
    public string? File { get; }

    /// <summary>In a SQLite file.</summary>
    public static StoreLocation OfFile(string file) => new(file);

    /// <summary>Reads <c>memory</c> or <c>sqlite:FILE</c>.</summary>
    /// <exception cref="FormatException">It is neither; the message says what is allowed.</exception>
    public static StoreLocation Parse(string text) =>
        text == "memory" ? Memory
        : text.StartsWith(SqlitePrefix, StringComparison.Ordinal) ? OfFile(TextValue.OutputFile(text[SqlitePrefix.Length..]))
        : throw TextValue.Refusal(text, Allowed);

    /// <summary>Reads the location of a store that is there already.</summary>
    /// <exception cref="FormatException">It is no <c>sqlite:FILE</c>, or there is no such file.</exception>
    public static StoreLocation ParseExisting(string text) =>
        text.StartsWith(SqlitePrefix, StringComparison.Ordinal)
            ? OfFile(TextValue.ExistingFile(text[SqlitePrefix.Length..]))
            : throw TextValue.Refusal(text, "sqlite:FILE as sqlite:ledgers.db");

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="InputException">The file is no store, or cannot be opened.</exception>
    public ILedger Open()
    {
        if (File is null)
        {
            return new InMemoryLedger();
        }

        try
        {
            // The full path is a path to SQLite, whatever it contains; 'file:x' or ':memory:' alone would not be.
            return new SqliteLedger(Path.GetFullPath(File));
        }
        catch (Exception unusable) when (unusable is SqliteException or InvalidDataException)
        {
            throw new InputException($"The store {File} cannot be opened: {unusable.Message}", unusable);
        }
    }

    /// <summary>Deletes the store, if it is there. A file that is no store is left alone.</summary>
    /// <exception cref="InputException">The file is no store.</exception>
    public void Delete()
    {
        if (File is null || !System.IO.File.Exists(File))
        {
            return;
        }

        (Open() as IDisposable)?.Dispose();
        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            System.IO.File.Delete(File + suffix);
        }
    }

    /// <summary>As it is written on a command line.</summary>
    public override string ToString() => File is null ? "memory" : SqlitePrefix + File;
}
