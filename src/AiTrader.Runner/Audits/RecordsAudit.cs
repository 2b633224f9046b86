using AiTrader.Audits;
using AiTrader.Prices;
using AiTrader.Runner.Audits.Formats;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Audits;

/// <summary>Audits a file of another system's records.</summary>
internal static class RecordsAudit
{
    private const string RecordedEnding = ".recorded.jsonl";

    /// <summary>Audits it.</summary>
    /// <param name="market">The market whose rules apply.</param>
    /// <param name="series">The prices; null if there are none.</param>
    /// <param name="file">The records.</param>
    /// <param name="orders">
    /// The orders that were asked for; null for the file next to it, <c>X.orders.jsonl</c> of <c>X.recorded.jsonl</c>,
    /// if it exists.
    /// </param>
    /// <exception cref="InputException">The file has no records.</exception>
    /// <exception cref="DataFileException">The orders cannot be read.</exception>
    public static async Task<AuditResult> RunAsync(Market market, PriceSeries? series, string file, string? orders)
    {
        orders ??= OrdersBeside(file);
        var records = await RecordFormats.ReadAsync(file, orders is null ? [] : RecordedOrderFile.Read(orders));
        var result = records switch
        {
            ForeignRecords.States states => (
                series is null ? new StateAudit(market) : new StateAudit(market, series)
            ).Run(states.Records),
            ForeignRecords.Statements statements => new StatementAudit(series).Run(statements.Records),
            _ => throw new InvalidOperationException("There are no such records."),
        };
        return result.RecordCount > 0
            ? result
            : throw new InputException($"--records: {file} has no records. Known are {RecordFormats.Known}.");
    }

    private static string? OrdersBeside(string file)
    {
        string? orders = file.EndsWith(RecordedEnding, StringComparison.Ordinal)
            ? $"{file[..^RecordedEnding.Length]}.orders.jsonl"
            : null;
        return File.Exists(orders) ? orders : null;
    }
}
