using System.Buffers;
using System.Text.Json;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Outcomes as lines of JSON; numbers are plain decimal text without trailing zeros. A line of the brief form, two of
/// the full one, the second for an event, and one for a dividend, which has one form as a split has:
/// <code>{"date":"2025-10-02","sequence":1,"status":"filled","reason":null,"cash":"7156",
/// "holdings":{"NVDA":"15"}}
/// {"date":"2025-10-02","sequence":2,"status":"accepted","reason":null,"cash":"7156","holdings":{"NVDA":"15"},
/// "reserved_cash":"0","reserved_units":{"NVDA":"15"}}
/// {"event":"filled","of":2,"bar":"2025-10-03","reason":null,"price":"190","quantity":"15","fee":"0","cash":"10006",
/// "holdings":{},"reserved_cash":"0","reserved_units":{}}
/// {"date":"2025-10-06","sequence":null,"before":3,"status":"dividend","kind":"dividend","symbol":"MSFT",
/// "value":"0.83","ex_date":"2025-08-21","pay_date":"2025-10-03","effective":"2025-10-03","units":"10",
/// "amount":"8.3","cash":"10014.3","holdings":{"MSFT":"10"}}</code>
/// </summary>
public static class RecordedOutcomeJson
{
    /// <summary>One line in UTF-8, without a line end.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="form">How much the line says; an event has one form. Default: the brief form.</param>
    public static byte[] Write(RecordedOutcome outcome, RecordedOutcomeForm form = RecordedOutcomeForm.Brief)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (outcome.IsAction)
            {
                RecordedActionJson.Write(json, outcome);
                WriteHoldings(json, outcome.Portfolio);
            }
            else if (outcome.IsEvent)
            {
                WriteEvent(json, outcome);
            }
            else
            {
                WriteAct(json, outcome, form);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteAct(Utf8JsonWriter json, RecordedOutcome outcome, RecordedOutcomeForm form)
    {
        json.WriteString("date", outcome.Entry.Context.Time.ToString());
        json.WriteNumber("sequence", NotNull.Require(outcome.Order).Sequence);
        json.WriteString("status", outcome.Status);
        json.WriteString("reason", outcome.Reason);
        if (form == RecordedOutcomeForm.Brief)
        {
            WriteHoldings(json, outcome.Portfolio);
            return;
        }

        if (outcome.Entry is LedgerEntry.Filled filled)
        {
            WriteFill(json, filled.Fill);
        }

        if (outcome is { Entry: LedgerEntry.Cancelled { OrderNumber: not null } canceled, Order.Target: { } target })
        {
            json.WriteNumber("of", target);
            json.WriteString("quantity", canceled.Quantity.ToString());
        }

        WriteHoldings(json, outcome.Portfolio);
        WriteReserved(json, outcome.OpenOrders);
    }

    private static void WriteEvent(Utf8JsonWriter json, RecordedOutcome outcome)
    {
        json.WriteString("event", outcome.Status);
        json.WriteNumber("of", NotNull.Require(outcome.Order).Sequence);
        json.WriteString("bar", outcome.Entry.Context.Time.ToString());
        json.WriteString("reason", outcome.Reason);
        if (outcome.Entry is LedgerEntry.Filled filled)
        {
            WriteFill(json, filled.Fill);
        }
        else
        {
            json.WriteNull("price");
            json.WriteString("quantity", OpenOf(outcome.Entry).ToString());
            json.WriteNull("fee");
        }

        WriteHoldings(json, outcome.Portfolio);
        WriteReserved(json, outcome.OpenOrders);
    }

    private static Quantity OpenOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Expired expired => expired.Quantity,
            LedgerEntry.Cancelled canceled => canceled.Quantity,
            _ => throw new InvalidOperationException($"The entry {entry.Sequence} ends no order."),
        };

    private static void WriteFill(Utf8JsonWriter json, Fill fill)
    {
        json.WriteString("price", fill.Price.ToString());
        json.WriteString("quantity", fill.Quantity.ToString());
        json.WriteString("fee", fill.Fee.ToString());
    }

    private static void WriteHoldings(Utf8JsonWriter json, Portfolio portfolio)
    {
        json.WriteString("cash", portfolio.Cash.ToString());
        json.WriteStartObject("holdings");
        foreach (var position in portfolio.Positions)
        {
            json.WriteString(position.Symbol.Value, position.Quantity.ToString());
        }

        json.WriteEndObject();
    }

    private static void WriteReserved(Utf8JsonWriter json, OpenOrders orders)
    {
        json.WriteString("reserved_cash", orders.ReservedCash.ToString());
        json.WriteStartObject("reserved_units");
        foreach (var symbol in orders.Symbols.OrderBy(symbol => symbol.Value, StringComparer.Ordinal))
        {
            if (orders.GetReservedQuantity(symbol) is { Value: > 0 } reserved)
            {
                json.WriteString(symbol.Value, reserved.ToString());
            }
        }

        json.WriteEndObject();
    }
}
