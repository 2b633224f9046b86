using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Judges whether an account has booked the splits and dividends of the prices: each when it was to be, with the units
/// and the cash that follow. After the first defect it judges no more: what comes after it follows from it.
/// </summary>
/// <param name="prices">The prices as of a context.</param>
/// <param name="series">The prices.</param>
internal sealed class ActionJudgment(AsOfMarketData prices, PriceSeries series)
{
    private bool _isOver = ReferenceEquals(series.Actions, CorporateActions.None);

    /// <summary>The defect of an entry; none if it is right.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="account">The account before it.</param>
    public IEnumerable<(string Code, string Message)> Judge(LedgerEntry entry, Account account)
    {
        if (_isOver || account.ModelId is null || entry is LedgerEntry.ModelChanged or LedgerEntry.SessionWithdrawn)
        {
            yield break;
        }

        var expected = FirstOf(account, entry.Context);
        bool isAction = entry is LedgerEntry.Split or LedgerEntry.DividendDue or LedgerEntry.Dividend;
        if (expected is null ? !isAction : expected == entry)
        {
            yield break;
        }

        _isOver = true;
        yield return isAction
            ? (AuditCodes.ActionUnfounded, $"It books {TextOf(entry)}; by the prices it is {TextOf(expected)}.")
            : (AuditCodes.ActionMissing, $"Before it, {TextOf(expected)} was to be booked.");
    }

    // The first action that is not booked, of the stamps up to the time of the next entry.
    private LedgerEntry? FirstOf(Account account, TradingContext next)
    {
        if (!ActionSettlement.Concerns(account) || next.Time.IsIntraday != (series.Resolution == Resolution.Intraday))
        {
            return null;
        }

        var settlement = new ActionSettlement(next, prices);
        TradingTime? previous = null;
        foreach (var stamp in series.Times.SkipWhile(time => time < account.Time))
        {
            if (stamp > next.Time)
            {
                break;
            }

            if (settlement.Next(account, stamp, previous) is { } entry)
            {
                return entry;
            }

            previous = stamp;
        }

        return null;
    }

    private static string TextOf(LedgerEntry? entry) =>
        entry switch
        {
            LedgerEntry.Split split => $"the {split.Action} at {split.Context.Time}, of {split.UnitsBefore} units to "
                + $"{split.Holding} and {split.CashInLieu} in cash",
            LedgerEntry.DividendDue due => $"at {due.Context.Time} {due.Amount} for {due.Units} units: {due.Action}",
            LedgerEntry.Dividend dividend => $"the payment of {dividend.Due} at {dividend.Context.Time}",
            LedgerEntry.Cancelled canceled => $"the end of '{canceled.Order}' by a split at {canceled.Context.Time}",
            _ => "none",
        };
}
