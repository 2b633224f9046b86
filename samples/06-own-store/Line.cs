using System.Text;
using AiTrader;
using AiTrader.Stores;

/// <summary>A line of the file: an entry of a ledger or of a journal, or a fault.</summary>
public sealed record Line(string Part, string Signature, string Model, string Time, string Text)
{
    public int Number { get; init; }

    public JournalEntryKind Kind { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public string Type { get; init; } = "";

    public static Line Of(LedgerEntry entry) =>
        Of("ledger", entry?.Context!, Encoding.UTF8.GetString(LedgerEntryJson.Write(entry!)));

    public static Line Of(JournalEntry entry) =>
        Of("journal", entry?.Context!, entry?.Content!) with
        {
            Number = entry!.Number,
            Kind = entry.Kind,
        };

    public static Line Of(SessionFault fault) =>
        Of("fault", fault?.Context!, fault?.Message!) with
        {
            RecordedAt = fault!.RecordedAt,
            Type = fault.Type,
        };

    public LedgerEntry ToEntry() => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(Text));

    public JournalEntry ToStep(TradingContext context) => new(context, Number, Kind, Text);

    public SessionFault ToFault(TradingContext context) =>
        new()
        {
            Context = context,
            RecordedAt = RecordedAt,
            Type = Type,
            Message = Text,
        };

    private static Line Of(string part, TradingContext context, string text)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(part, context.Signature.Value, context.ModelId.Value, context.Time.ToString(), text);
    }
}
