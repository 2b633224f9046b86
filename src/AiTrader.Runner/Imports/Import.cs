using System.Text;
using AiTrader.Runner.Commands;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Imports;

/// <summary>One <c>aitrader import</c>: reads everything, then writes each file whole.</summary>
internal static class Import
{
    /// <summary>Reads what is there.</summary>
    /// <exception cref="InvalidDataException">A compressed file was cut off.</exception>
    /// <param name="sources">The files.</param>
    /// <param name="symbol">Whose bars a CSV file without a column for it holds; null where there is none.</param>
    public static IReadOnlyList<ImportFile> Read(ImportSources sources, Symbol? symbol) =>
        [
            .. sources.Prices.Select(prices => ReadPrices(prices.Key, prices.Value, symbol)),
            .. sources.Positions.Select(positions => ImportedOrders.Read(positions.Value, positions.Key)),
        ];

    /// <summary>Writes the files that hold anything; each appears whole or not at all.</summary>
    /// <exception cref="InputException">A file would replace one that is read.</exception>
    public static async Task WriteAsync(
        IReadOnlyList<ImportFile> files,
        ImportSources sources,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var inputs = sources.Files.Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (
            files
                .Select(file => Path.Combine(folder, file.Name))
                .FirstOrDefault(path => inputs.Contains(Path.GetFullPath(path))) is
            { } clash
        )
        {
            throw new InputException($"--out: {clash} is also an input; choose another folder.");
        }

        Directory.CreateDirectory(folder);
        foreach (var file in files.Where(file => file.Lines.Count > 0))
        {
            await FileReplacement.WriteAsync(
                Path.Combine(folder, file.Name),
                file.Lines.Select(Encoding.UTF8.GetBytes).ToAsyncEnumerable(),
                cancellationToken
            );
        }
    }

    private static ImportFile ReadPrices(string name, IReadOnlyList<string> files, Symbol? symbol)
    {
        var bars = new ImportedBars();
        foreach (string file in files)
        {
            using var text = TextFile.Open(file);
            string kind = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? Path.GetExtension(file[..^3])
                : Path.GetExtension(file);
            switch (kind.ToLowerInvariant())
            {
                case ".csv":
                    PriceTable.Read(text, file, symbol?.Value, bars);
                    break;
                case ".jsonl":
                    ReadLines(text, file, bars);
                    break;
                default:
                    AlphaVantageJson.Read(text.ReadToEnd(), file, 1, bars);
                    break;
            }
        }

        return bars.ToFile(name);
    }

    private static void ReadLines(StreamReader text, string file, ImportedBars bars)
    {
        for (long number = 1; text.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                AlphaVantageJson.Read(line, file, number, bars);
            }
        }
    }
}
