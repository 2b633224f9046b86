namespace AiTrader.Stores;

/// <summary>The scripts that run in Redis; they are next to this file.</summary>
internal static class RedisScript
{
    /// <summary>Checks and appends, atomically.</summary>
    public static string Append { get; } = Read("append.lua");

    /// <summary>Reads a page, atomically.</summary>
    public static string ReadPage { get; } = Read("read.lua");

    /// <summary>Appends an entry to a journal if it is the next one.</summary>
    public static string AppendJournalEntry { get; } = Read("append-journal-entry.lua");

    /// <summary>Writes a note if there is none under its id, and its session is not full.</summary>
    public static string AppendNote { get; } = Read("append-note.lua");

    /// <summary>Writes a document if there is the version that it was made from.</summary>
    public static string WriteDocument { get; } = Read("write-document.lua");

    /// <summary>Deletes a document of a version.</summary>
    public static string DeleteDocument { get; } = Read("delete-document.lua");

    /// <summary>Reads a page of documents, in order.</summary>
    public static string ListDocuments { get; } = Read("list-documents.lua");

    /// <summary>Adds the events whose positions are new.</summary>
    public static string AppendEvents { get; } = Read("append-events.lua");

    /// <summary>Reads events after a number, and the first one that there is.</summary>
    public static string ReadEvents { get; } = Read("read-events.lua");

    private static string Read(string name)
    {
        using var stream =
            typeof(RedisScript).Assembly.GetManifestResourceStream($"{typeof(RedisScript).Namespace}.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
