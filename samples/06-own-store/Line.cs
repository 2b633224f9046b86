using System.Text.Json.Serialization;
using AiTrader.Stores;

/// <summary>A line of the file: an entry of a ledger or of a journal, a fault or a note; the others are null.</summary>
public sealed record Line(LedgerEntry? Entry, JournalEntry? Said, SessionFault? Fault, Note? Note)
{
    [JsonIgnore]
    public object Record => Entry ?? Said ?? Fault ?? (object)Note!;

    public static Line Of(object record) =>
        new(record as LedgerEntry, record as JournalEntry, record as SessionFault, record as Note);
}
