using System.Text.Json;
using AiTrader.Audits;

namespace AiTrader.Runner.Audits.Formats;

/// <summary>
/// Reads the records of other systems. The form of a file is seen in its name and in its first record.
/// </summary>
internal static class RecordFormats
{
    /// <summary>The forms, for a message.</summary>
    public const string Known =
        "AI-Trader's and TradeTrap's position.jsonl, TradeTrap's audit.jsonl, StockBench's detailed_trades.jsonl, "
        + "detailed_portfolio_snapshots.jsonl and trades.parquet, Alpha Arena's trades and accountTotals in JSON, and "
        + "states with a file of orders next to them";

    private const int Sample = 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="orders">The orders of states that do not have them.</param>
    /// <exception cref="DataFileException">It is damaged, or a line is too long.</exception>
    public static async Task<ForeignRecords> ReadAsync(string path, IReadOnlyList<RecordedOrder> orders)
    {
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            return new ForeignRecords.States(await StockBenchTable.ReadAsync(path));
        }

        return IsDocument(path) ? new ForeignRecords.Statements(AlphaArena.Read(path)) : ReadLines(path, orders);
    }

    private static bool IsDocument(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".json.gz", StringComparison.OrdinalIgnoreCase);

    private static ForeignRecords ReadLines(string path, IReadOnlyList<RecordedOrder> orders)
    {
        var members = MembersOf(path);
        return members.Contains("ledger_position_after") ? new ForeignRecords.States(TradeTrapAudit.Read(path))
            : members.IsSupersetOf(["position_before", "cash_after"])
                ? new ForeignRecords.States(StockBenchTrades.Read(path))
            : members.IsSupersetOf(["total_position_value", "nav"])
                ? new ForeignRecords.Statements(StockBenchSnapshots.Read(path))
            : new ForeignRecords.States(RecordedStateFile.Read(path, orders));
    }

    // Those of the first line that is an object; some lines before it can be damaged.
    private static HashSet<string> MembersOf(string path)
    {
        foreach (var line in JsonLineFile.Read(path).Take(Sample))
        {
            try
            {
                using var json = JsonDocument.Parse(line.Text);
                if (json.RootElement.ValueKind == JsonValueKind.Object)
                {
                    return [.. json.RootElement.EnumerateObject().Select(member => member.Name)];
                }
            }
            catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
            {
                // Reading the file names the line.
                continue;
            }
        }

        return [];
    }
}
