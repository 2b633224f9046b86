using System.Text.Json.Serialization;
using AiTrader.Stores;

/// <summary>A line: an entry of a ledger or a journal, a fault, a request or a note; the others are null.</summary>
public sealed record Line(
    LedgerEntry? Entry,
    JournalEntry? Said,
    SessionFault? Fault,
    SessionRequest? Request,
    Note? Note
)
{
    [JsonIgnore]
    public object Record => Entry ?? Said ?? Fault ?? Request ?? (object)Note!;

    public static Line Of(object record) =>
        new(
            record as LedgerEntry,
            record as JournalEntry,
            record as SessionFault,
            record as SessionRequest,
            record as Note
        );
}
