using System.Text.Json.Serialization;
using AiTrader;
using AiTrader.Stores;

/// <summary>A line: one of what a store keeps, or a call that changes it; the others are null.</summary>
public sealed record Line
{
    public LedgerEntry? Entry { get; init; }

    public JournalEntry? Said { get; init; }

    public SessionFault? Fault { get; init; }

    public SessionRequest? Request { get; init; }

    public Note? Note { get; init; }

    public Document? Written { get; init; }

    public Deletion? Deleted { get; init; }

    public Telling? Told { get; init; }

    [JsonIgnore]
    public object Record => Entry ?? Said ?? Fault ?? Request ?? Note ?? Written ?? Deleted ?? (object)Told!;

    public static Line Of(object record) =>
        new()
        {
            Entry = record as LedgerEntry,
            Said = record as JournalEntry,
            Fault = record as SessionFault,
            Request = record as SessionRequest,
            Note = record as Note,
            Written = record as Document,
            Deleted = record as Deletion,
            Told = record as Telling,
        };

    public sealed record Deletion(Document Document);

    public sealed record Telling(Signature Signature, IReadOnlyList<NewEvent> Events);
}
