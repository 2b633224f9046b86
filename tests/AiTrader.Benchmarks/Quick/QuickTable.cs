namespace AiTrader.Benchmarks.Quick;

/// <summary>Prints results as one table of plain text.</summary>
internal static class QuickTable
{
    /// <summary>Prints the table.</summary>
    /// <returns>0 where every target is met, else 1.</returns>
    public static int Print(IReadOnlyList<QuickResult> results)
    {
        List<string[]> rows =
        [
            ["benchmark", "measured", "target", "", "ratio"],
            .. results.Select(RowOf),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (string[] row in rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row.Zip(widths, (cell, width) => cell.PadRight(width)))} |");
        }

        return results.Any(result => result.Passed == false) ? 1 : 0;
    }

    private static string[] RowOf(QuickResult result) =>
        [
            result.Benchmark,
            result.Measured,
            result.Target,
            result.Passed switch
            {
                true => "pass",
                false => "FAIL",
                null => "",
            },
            result.Ratio,
        ];
}
