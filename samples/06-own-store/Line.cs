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

    public static Line Of(object record) =>
        record switch
        {
            LedgerEntry entry => Of("ledger", entry.Context, Encoding.UTF8.GetString(LedgerEntryJson.Write(entry))),
            JournalEntry e => Of("journal", e.Context, e.Content) with { Number = e.Number, Kind = e.Kind },
            SessionFault f => Of("fault", f.Context, f.Message) with { RecordedAt = f.RecordedAt, Type = f.Type },
            _ => throw new ArgumentNullException(nameof(record)),
        };

    public object ToRecord()
    {
        var context = TradingContext.For(Signature).Using(Model).At(Time);
        return Part switch
        {
            "ledger" => LedgerEntryJson.Read(Encoding.UTF8.GetBytes(Text)),
            "journal" => new JournalEntry(context, Number, Kind, Text),
            _ => new SessionFault
            {
                Context = context,
                RecordedAt = RecordedAt,
                Type = Type,
                Message = Text,
            },
        };
    }

    private static Line Of(string part, TradingContext context, string text) =>
        new(part, context.Signature.Value, context.ModelId.Value, context.Time.ToString(), text);
}
