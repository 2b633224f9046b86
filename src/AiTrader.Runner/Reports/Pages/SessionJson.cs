using System.Text.Json;
using AiTrader.Runner.Output;
using AiTrader.Stores;

namespace AiTrader.Runner.Reports.Pages;

/// <summary>
/// A session as the page's script reads it:
/// <c>{"mark":"held","facts":["1 request …"],"acts":[…],"faults":[…],"conversation":[{"kind":"prompt","said":…}]}</c>.
/// The facts are absent if there is none. The conversation is
/// there as it was written; the script shows it only as text.
/// </summary>
internal static class SessionJson
{
    /// <summary>Whether an entry is shown among the acts of its session, or of what happened at its time.</summary>
    public static bool IsAct(LedgerEntry entry) =>
        entry is LedgerEntry.Held or LedgerEntry.Split or LedgerEntry.DividendDue or LedgerEntry.Dividend
        || OrderEntryText.Of(entry) is not null;

    /// <summary>Writes it.</summary>
    public static void Write(
        Utf8JsonWriter json,
        ReportSession session,
        IReadOnlyCollection<object> records,
        IReadOnlyList<JournalEntry>? said
    )
    {
        json.WriteStartObject();
        json.WriteString("mark", SessionOutcomeNames.GetName(session.Mark));
        if (session.FactsOf([.. records.OfType<SessionRequest>()]) is { Count: > 0 } facts)
        {
            json.WriteStartArray("facts");
            foreach (string fact in facts)
            {
                json.WriteStringValue(fact);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("acts");
        foreach (var entry in records.OfType<LedgerEntry>())
        {
            Write(json, entry);
        }

        json.WriteEndArray();
        json.WriteStartArray("faults");
        foreach (var fault in records.OfType<SessionFault>())
        {
            Write(json, fault);
        }

        json.WriteEndArray();
        Write(json, said);
        json.WriteEndObject();
    }

    // Null where the page has no room for them.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<JournalEntry>? said)
    {
        if (said is null)
        {
            json.WriteNull("conversation");
            return;
        }

        json.WriteStartArray("conversation");
        foreach (var entry in said)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, LedgerEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("model", entry.Context.ModelId.Value);
        switch (entry)
        {
            case LedgerEntry.Filled { IsEvent: false, IsWhole: true } filled:
                Write(json, "filled", filled.Order);
                json.WriteString("price", filled.Fill.Price.ToString());
                json.WriteString("units", filled.Fill.Quantity.ToString());
                json.WriteString("fee", filled.Fill.Fee.ToString());
                json.WriteString("cash", filled.Cash.ToString());
                json.WriteString("holding", filled.Holding.ToString());
                break;
            case LedgerEntry.Denied denied:
                Write(json, "denied", denied.Order);
                json.WriteString("code", denied.Denial.Code);
                json.WriteString("reason", denied.Denial.Message);
                break;
            case LedgerEntry.Split split:
                WriteBooked(
                    json,
                    $"{split.Action}: {split.UnitsBefore} units are {split.Holding}, {split.CashInLieu} in cash"
                );
                break;
            case LedgerEntry.DividendDue due:
                WriteBooked(json, $"{due.Amount} due for {due.Units} units: {due.Action}");
                break;
            case LedgerEntry.Dividend dividend:
                WriteBooked(json, $"{dividend.Due.Amount} paid: {dividend.Due.Action}; then {dividend.Cash} in cash");
                break;
            case not LedgerEntry.Held when OrderEntryText.Of(entry) is var (what, how):
                WriteBooked(json, $"{char.ToUpperInvariant(what[0])}{what[1..]}: {how}");
                break;
            case LedgerEntry.Held held:
                json.WriteString("act", "held");
                json.WriteString("reason", held.Reason);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteBooked(Utf8JsonWriter json, string what)
    {
        json.WriteString("act", "booked");
        json.WriteString("what", what);
    }

    private static void Write(Utf8JsonWriter json, string act, Order order)
    {
        json.WriteString("act", act);
        json.WriteString("order", order.ToString());
    }

    private static void Write(Utf8JsonWriter json, SessionFault fault)
    {
        json.WriteStartObject();
        json.WriteNumber("attempt", fault.Attempt);
        json.WriteString(
            "at",
            fault.RecordedAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture)
        );
        json.WriteString("type", fault.Type);
        json.WriteString("message", fault.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("kind", entry.Kind.ToString().ToLowerInvariant());
        json.WritePropertyName("said");
        try
        {
            json.WriteRawValue(entry.Content);
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            // A decision maker of one's own may journal whatever it likes.
            json.WriteStringValue(entry.Content);
        }

        json.WriteEndObject();
    }
}
