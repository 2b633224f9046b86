using System.Globalization;
using System.Text;

namespace AiTrader;

/// <summary>
/// Opens text files, plain or compressed with gzip. Lines and expansion have limits, so that a file that is not what it
/// seems (a device, a gigabyte without a line end, a gzip bomb) is refused before it fills the memory.
/// </summary>
public static class TextFile
{
    /// <summary>The most bytes that a line can have: 16,777,216.</summary>
    public const int MaximumLineLength = 1 << 24;

    private const int BufferSize = 1 << 16;

    /// <summary>
    /// Opens a file as UTF-8 text, decompressed where its name ends in <c>.gz</c>. Reading throws
    /// <see cref="InvalidDataException"/> for a line that is longer than <see cref="MaximumLineLength"/>, for a
    /// compressed file that was cut off, and for one that expands to more than 200 times its size.
    /// </summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static StreamReader Open(string path) => Open(path, MaximumLineLength);

    internal static StreamReader Open(string path, int maximumLineLength)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new StreamReader(
            new LineLimitStream(OpenBytes(path), maximumLineLength),
            Encoding.UTF8,
            detectEncodingFromByteOrderMarks: true,
            BufferSize
        );
    }

    /// <summary>Reads a small file completely.</summary>
    /// <param name="path">The file; compressed where its name ends in <c>.gz</c>.</param>
    /// <param name="maximumLength">The most bytes that it can have.</param>
    /// <exception cref="InvalidDataException">It has more bytes, or is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    internal static byte[] ReadAllBytes(string path, int maximumLength)
    {
        using var bytes = OpenBytes(path);
        using var content = new MemoryStream();
        byte[] block = new byte[BufferSize];
        while (bytes.Read(block) is var count and > 0)
        {
            content.Write(block, 0, count);
            if (content.Length > maximumLength)
            {
                throw new InvalidDataException(
                    string.Create(CultureInfo.InvariantCulture, $"The file has more than {maximumLength:N0} bytes.")
                );
            }
        }

        return content.ToArray();
    }

    /// <inheritdoc cref="ReadAllBytes"/>
    internal static string ReadAllText(string path, int maximumLength)
    {
        using var text = new StreamReader(new MemoryStream(ReadAllBytes(path, maximumLength)), Encoding.UTF8);
        return text.ReadToEnd();
    }

    internal static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens the bytes of a file, decompressed where its name ends in <c>.gz</c>.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    internal static Stream OpenBytes(string path)
    {
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            BufferSize,
            FileOptions.SequentialScan
        );
        return IsCompressed(path) ? new WholeGzipStream(file) : file;
    }
}
