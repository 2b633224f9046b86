using System.Text.Json.Serialization;
using AiTrader.Stores;

/// <summary>A line of the file: an entry of a ledger or of a journal, or a fault; the other two are null.</summary>
public sealed record Line(LedgerEntry? Entry, JournalEntry? Said, SessionFault? Fault)
{
    [JsonIgnore]
    public object Record => Entry ?? (object?)Said ?? Fault!;

    public static Line Of(object record) => new(record as LedgerEntry, record as JournalEntry, record as SessionFault);
}
