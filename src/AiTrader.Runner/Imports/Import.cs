using System.Text;
using AiTrader.Runner.Input;
using AiTrader.Runner.Output;

namespace AiTrader.Runner.Imports;

/// <summary>One <c>aitrader import</c>: reads everything, then writes each file whole.</summary>
internal static class Import
{
    /// <summary>Reads what is there.</summary>
    /// <exception cref="DataFileException">A line of a file is too long, or a compressed file was cut off.</exception>
    /// <exception cref="InvalidDataException">A compressed download was cut off.</exception>
    /// <param name="sources">The files.</param>
    /// <param name="terms">What is known beside the files.</param>
    public static async Task<IReadOnlyList<ImportFile>> ReadAsync(ImportSources sources, ImportTerms terms)
    {
        var files = new List<ImportFile>();
        var actions = new ImportedActions();
        foreach (var (name, prices) in sources.Prices)
        {
            var bars = await ReadPricesAsync(prices, terms, actions);
            if (bars.HasContent || !actions.HasContent)
            {
                files.Add(bars.ToFile(name));
            }
        }

        if (actions.HasContent)
        {
            files.Add(actions.ToFile());
        }

        foreach (var (name, position) in sources.Positions)
        {
            files.Add(await ImportedOrders.ReadAsync(position, name));
        }

        return files;
    }

    /// <summary>Writes the files that have content. Each is written completely or not at all.</summary>
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

    private static async Task<ImportedBars> ReadPricesAsync(
        IReadOnlyList<string> files,
        ImportTerms terms,
        ImportedActions actions
    )
    {
        var bars = new ImportedBars(terms);
        foreach (string file in files)
        {
            string kind = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
                ? Path.GetExtension(file[..^3])
                : Path.GetExtension(file);
            switch (kind.ToLowerInvariant())
            {
                case ".csv":
                    using (var table = TextFile.Open(file))
                    {
                        PriceTable.Read(table, file, terms.Symbol?.Value, bars);
                    }

                    break;
                case ".parquet":
                    await PriceParquet.ReadAsync(file, terms.Symbol?.Value, bars);
                    break;
                case ".jsonl":
                    foreach (var line in JsonLineFile.Read(file))
                    {
                        PriceJson.Read(line.Text, file, line.Number, bars);
                    }

                    break;
                default:
                    ReadJson(file, terms, bars, actions);
                    break;
            }
        }

        return bars;
    }

    private static void ReadJson(string file, ImportTerms terms, ImportedBars bars, ImportedActions actions)
    {
        string text = TextFile.ReadAllText(file, TextFile.MaximumLineLength);
        if (!ActionJson.TryRead(text, file, terms, actions))
        {
            PriceJson.Read(text, file, 1, bars);
        }
    }
}
