using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// What of a split or a dividend follows from the known actions and the entry only. It uses nothing of the code that
/// settles them.
/// </summary>
/// <param name="market">The market.</param>
internal sealed class ActionJudgment(AuditedMarket market)
{
    /// <summary>What is wrong with an entry of a split or a dividend.</summary>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry entry)
    {
        if (EventSubject.Of(entry).Action is not { } action || !market.HasActions)
        {
            yield break;
        }

        if (!market.Series.Actions.Find(action.Symbol).Contains(action))
        {
            yield return (AuditCodes.ActionUnknown, $"The {action} is not one of the known splits and dividends.");
        }

        var day = entry is LedgerEntry.Dividend ? action.BookDate : action.ExDate;
        if (entry.Context.Date < day)
        {
            yield return (
                AuditCodes.ActionTooEarly,
                $"The {action} is recorded at {entry.Context.Time}; its date is {new TradingTime(day)}."
            );
        }

        if (ValueOf(entry) is var (units, cash) && ExpectedOf(entry) is var expected && (units, cash) != expected)
        {
            yield return (
                AuditCodes.ActionNotOfHolding,
                $"The {action} is recorded with {PlainDecimal.Format(units)} units and {PlainDecimal.Format(cash)} in "
                    + $"cash; by the units before it, it is {PlainDecimal.Format(expected.Units)} and "
                    + $"{PlainDecimal.Format(expected.Cash)}."
            );
        }
    }

    private static (decimal Units, decimal Cash) ValueOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Split split => (split.Holding.Value, split.CashInLieu.Value),
            LedgerEntry.DividendDue due => (due.Units.Value, due.Amount.Value),
            LedgerEntry.Dividend { Due: var due } => (due.Units.Value, due.Amount.Value),
            _ => default,
        };

    private (decimal Units, decimal Cash) ExpectedOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Split split => Divided(split),
            LedgerEntry.DividendDue due => (due.Units.Value, Cents(due.Units.Value * due.Action.Value)),
            LedgerEntry.Dividend { Due: var due } => (due.Units.Value, Cents(due.Units.Value * due.Action.Value)),
            _ => default,
        };

    // What is less than the smallest unit is paid in cash.
    private (decimal Units, decimal Cash) Divided(LedgerEntry.Split split)
    {
        decimal units = Math.Round(split.UnitsBefore.Value * split.Action.Value, 12, MidpointRounding.ToEven);
        decimal rest = units % market.Market.SmallestUnit;
        return (units - rest, Cents(rest * split.Price.Value));
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.ToEven);
}
