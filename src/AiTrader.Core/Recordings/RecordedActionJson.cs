using System.Text.Json;
using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>The members of a split or of a dividend in a line of outcomes; cash and holdings follow.</summary>
internal static class RecordedActionJson
{
    /// <summary>Writes them.</summary>
    public static void Write(Utf8JsonWriter json, RecordedOutcome outcome)
    {
        // The first session at which it is there; where none follows, its own stamp.
        json.WriteString("date", (outcome.Order?.Time ?? outcome.Entry.Context.Time).ToString());
        json.WriteNull("sequence");
        if (outcome.Order is { } next)
        {
            json.WriteNumber("before", next.Sequence);
        }
        else
        {
            json.WriteNull("before");
        }

        json.WriteString("status", outcome.Status);
        json.WriteString("kind", outcome.Status);
        switch (outcome.Entry)
        {
            case LedgerEntry.Split split:
                WriteAction(json, split.Action, split.Context.Time);
                json.WriteString("units_before", split.UnitsBefore.ToString());
                json.WriteString("units_after", split.Holding.ToString());
                json.WriteString("price", split.Price.ToString());
                json.WriteString("cash_in_lieu", split.CashInLieu.ToString());
                break;
            case LedgerEntry.Dividend dividend:
                WriteAction(json, dividend.Due.Action, dividend.Context.Time);
                json.WriteString("units", dividend.Due.Units.ToString());
                json.WriteString("amount", dividend.Due.Amount.ToString());
                break;
        }
    }

    private static void WriteAction(Utf8JsonWriter json, CorporateAction action, TradingTime effective)
    {
        json.WriteString("symbol", action.Symbol.Value);
        json.WriteString("value", PlainDecimal.Format(action.Value));
        json.WriteString("ex_date", new TradingTime(action.ExDate).ToString());
        if (!action.IsSplit)
        {
            json.WriteString("pay_date", action.PayDate is { } day ? new TradingTime(day).ToString() : null);
        }

        json.WriteString("effective", effective.ToString());
    }
}
