using AiTrader.Runner.Texts;

namespace AiTrader.Runner.Imports;

/// <summary>
/// Reads the bars of a Parquet file, as pandas and DuckDB write them; its columns are those of a CSV file.
/// </summary>
internal static class PriceParquet
{
    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="symbol">The symbol of the bars if there is no column for it; null if there must be one.</param>
    /// <param name="bars">Takes the bars.</param>
    /// <exception cref="DataFileException">It is not Parquet, or is damaged.</exception>
    public static Task ReadAsync(string file, string? symbol, ImportedBars bars) =>
        ParquetTable.ReadAsync(
            file,
            names => Columns(names, (file, symbol), bars),
            (row, line) =>
                bars.Add(
                    new RawBar(row[0] ?? symbol, row[1])
                    {
                        Open = row[2],
                        High = row[3],
                        Low = row[4],
                        Close = row[5],
                        Volume = row[6],
                    },
                    file,
                    line
                )
        );

    private static int[] Columns(IReadOnlyList<string> names, (string Name, string? Symbol) file, ImportedBars bars)
    {
        int[] at = PriceColumns.Find([.. names]);
        if (PriceColumns.FindProblem(at, file.Symbol is not null) is not { } problem)
        {
            return at;
        }

        bars.Refuse(file.Name, 1, string.Join(',', names), problem);
        return [];
    }
}
