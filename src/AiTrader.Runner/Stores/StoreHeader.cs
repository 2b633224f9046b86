namespace AiTrader.Runner.Stores;

/// <summary>
/// The first bytes of a file, which tell a store that was damaged from a file that never was one.
/// </summary>
internal static class StoreHeader
{
    /// <summary>
    /// Whether a file can be a store: it is empty, it begins with most of SQLite's header, or its beginning was zeroed.
    /// </summary>
    public static bool IsLikely(string path)
    {
        var header = "SQLite format 3\0"u8;
        Span<byte> beginning = stackalloc byte[header.Length];
        try
        {
            using var file = File.OpenRead(path);
            int length = file.ReadAtLeast(beginning, header.Length, throwOnEndOfStream: false);
            int equal = 0;
            for (int i = 0; i < length; i++)
            {
                equal += beginning[i] == header[i] ? 1 : 0;
            }

            return length == 0 || equal > header.Length / 2 || !beginning[..length].ContainsAnyExcept((byte)0);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Opening it says why.
            return true;
        }
    }
}
