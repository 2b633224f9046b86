using System.Text;

namespace AiTrader;

/// <summary>Opens text files, plain or compressed with gzip.</summary>
public static class TextFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>
    /// Opens a file as UTF-8 text, decompressed where its name ends in <c>.gz</c>. Reading a compressed file that was
    /// cut off throws <see cref="InvalidDataException"/> instead of ending early.
    /// </summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static StreamReader Open(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            BufferSize,
            FileOptions.SequentialScan
        );
        Stream bytes = IsCompressed(path) ? new WholeGzipStream(file) : file;
        return new StreamReader(bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, BufferSize);
    }

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
