using System.Text.Json.Serialization;
using AiTrader.Stores;

/// <summary>A line: an entry of a ledger or of a journal, a fault or a request; the others are null.</summary>
public sealed record Line(LedgerEntry? Entry, JournalEntry? Said, SessionFault? Fault, SessionRequest? Request)
{
    [JsonIgnore]
    public object Record => Entry ?? (object?)Said ?? Fault ?? (object)Request!;

    public static Line Of(object record) =>
        new(record as LedgerEntry, record as JournalEntry, record as SessionFault, record as SessionRequest);
}
