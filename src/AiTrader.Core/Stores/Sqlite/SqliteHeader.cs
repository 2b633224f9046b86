using System.Buffers.Binary;

namespace AiTrader.Stores;

/// <summary>
/// The first bytes of a file that SQLite refused, read to tell a damaged store from another kind of file. Source:
/// sqlite.org/fileformat.html.
/// </summary>
/// <remarks>
/// It is read only after a refusal: closing a file releases the locks that the process has on it through SQLite.
/// </remarks>
internal sealed class SqliteHeader
{
    private const int Length = 100;
    private const int WriteVersion = 18;
    private const int ApplicationId = 68;
    private const int HighestWriteVersion = 2;

    // How many of the first 16 bytes may differ.
    private const int MostDifferences = 4;

    private readonly byte[] _bytes;

    private SqliteHeader(byte[] bytes) => _bytes = bytes;

    /// <summary>
    /// Whether the file is, or was, a database: its first bytes say so, or its application does, or they were zeroed.
    /// </summary>
    public bool WasDatabase =>
        Magic.Length - Magic.Zip(_bytes).Count(pair => pair.First == pair.Second) <= MostDifferences
        || BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(ApplicationId)) == SqliteSchema.ApplicationId
        || _bytes.All(value => value == 0);

    /// <summary>Whether the header, and not the file's owner, forbids to write.</summary>
    public bool IsWriteProtected => _bytes[WriteVersion] > HighestWriteVersion;

    private static byte[] Magic { get; } = [.. "SQLite format 3\0"u8];

    /// <summary>Reads the header of a file; null if the file is shorter or cannot be read.</summary>
    public static SqliteHeader? Read(string path)
    {
        try
        {
            byte[] bytes = new byte[Length];
            using var file = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false) == Length
                ? new SqliteHeader(bytes)
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // SQLite has said why.
            return null;
        }
    }
}
