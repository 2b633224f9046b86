using AiTrader.Audits;
using AiTrader.Runner.Input;

namespace AiTrader.Runner.Audits;

/// <summary>Audits a file of another system's records.</summary>
internal static class RecordsAudit
{
    private const string RecordedEnding = ".recorded.jsonl";

    /// <summary>Audits it.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="file">The records.</param>
    /// <param name="orders">
    /// The orders that were asked for; null for the file next to it, <c>X.orders.jsonl</c> of <c>X.recorded.jsonl</c>,
    /// if it exists.
    /// </param>
    /// <exception cref="InputException">The file has no records.</exception>
    /// <exception cref="DataFileException">The orders cannot be read.</exception>
    public static AuditResult Run(StateAudit audit, string file, string? orders)
    {
        orders ??= OrdersBeside(file);
        var records = RecordedStateFile.Read(file, orders is null ? [] : RecordedOrderFile.Read(orders));
        return records.States.Count + records.Unreadable.Count > 0
            ? audit.Run(records)
            : throw new InputException($"--records: {file} has no records.");
    }

    private static string? OrdersBeside(string file)
    {
        string? orders = file.EndsWith(RecordedEnding, StringComparison.Ordinal)
            ? $"{file[..^RecordedEnding.Length]}.orders.jsonl"
            : null;
        return File.Exists(orders) ? orders : null;
    }
}
