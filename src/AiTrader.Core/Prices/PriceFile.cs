using System.Text;

namespace AiTrader.Prices;

/// <summary>Price files by their names: <c>.csv</c>, <c>.jsonl</c>, and either with <c>.gz</c>.</summary>
public static class PriceFile
{
    /// <summary>How the names of price files may end.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".csv.gz", ".jsonl", ".jsonl.gz"];

    /// <summary>The reader for a file.</summary>
    /// <exception cref="ArgumentException">The name ends in none of the known ways.</exception>
    public static IPriceSource CreateSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return EndOf(path) switch
        {
            ".csv" => new CsvPriceSource(path),
            ".jsonl" => new JsonLinesPriceSource(path),
            _ => throw new ArgumentException(
                $"The price file {SafeText.Quote(path)} is of no known kind; allowed are "
                    + $"{string.Join(", ", Extensions)}.",
                nameof(path)
            ),
        };
    }

    /// <summary>
    /// Opens a file as UTF-8 text, decompressed where its name ends in <c>.gz</c>. Reading a compressed file that was
    /// cut off throws
    /// <see cref="InvalidDataException"/> instead of ending early.
    /// </summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static StreamReader OpenText(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            bufferSize: 1 << 16,
            FileOptions.SequentialScan
        );
        Stream bytes = IsCompressed(path) ? new WholeGzipStream(file) : file;
        return new StreamReader(bytes, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static string EndOf(string path) =>
        Path.GetExtension(IsCompressed(path) ? path[..^3] : path).ToLowerInvariant();
}
