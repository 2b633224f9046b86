namespace AiTrader.Prices;

/// <summary>Price files by their extensions: <c>.csv</c>, <c>.jsonl</c>, and either with <c>.gz</c>.</summary>
public static class PriceFile
{
    /// <summary>The extensions of price files.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".csv.gz", ".jsonl", ".jsonl.gz"];

    /// <summary>The reader for a file.</summary>
    /// <exception cref="ArgumentException">The name has no known extension.</exception>
    public static IPriceSource CreateSource(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return EndOf(path) switch
        {
            ".csv" => new CsvPriceSource(path),
            ".jsonl" => new JsonLinesPriceSource(path),
            _ => throw new ArgumentException(
                $"The price file {MessageText.Quote(path)} has no known extension; allowed are "
                    + $"{string.Join(", ", Extensions)}.",
                nameof(path)
            ),
        };
    }

    private static string EndOf(string path) =>
        Path.GetExtension(TextFile.IsCompressed(path) ? path[..^3] : path).ToLowerInvariant();
}
