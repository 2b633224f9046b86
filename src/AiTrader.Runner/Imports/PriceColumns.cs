namespace AiTrader.Runner.Imports;

/// <summary>The columns of prices, under any of their usual names, in any order.</summary>
internal static class PriceColumns
{
    // Of a table of pandas, the index is a column with a name of its own.
    private static readonly string[][] Names =
    [
        ["symbol", "ticker", "code"],
        ["timestamp", "date", "datetime", "time", "__index_level_0__"],
        ["open"],
        ["high"],
        ["low"],
        ["close"],
        ["volume"],
    ];

    /// <summary>
    /// Where symbol, time, open, high, low, close and volume are among the columns; -1 for those that are missing.
    /// </summary>
    public static int[] Find(IReadOnlyList<string> columns) =>
        Array.ConvertAll(
            Names,
            names =>
                names
                    .Select(name =>
                        columns
                            .Index()
                            .Where(column => column.Item.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                            .Select(column => column.Index)
                            .FirstOrDefault(-1)
                    )
                    .FirstOrDefault(index => index >= 0, -1)
        );

    /// <summary>Why prices cannot be read from the columns; null if they can.</summary>
    public static string? FindProblem(int[] at, bool hasSymbol) =>
        at[0] < 0 && !hasSymbol ? "there is no column 'symbol'; name it with --symbol"
        : at[1] < 0 || at[2] < 0 ? "there must be columns for the time and the open"
        : null;
}
