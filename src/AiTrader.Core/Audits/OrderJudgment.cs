using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// Judges what is recorded of orders that can rest: it decides each of them again, and asks the bars again what they did
/// to those that rested.
/// </summary>
/// <param name="prices">The market.</param>
/// <param name="models">The rules, fees and slippage of the account.</param>
/// <param name="areStated">Whether the account states them; otherwise it can have had models of its own.</param>
/// <param name="slippage">How far from its price a fill can be, in basis points; 0 if there was no slippage.</param>
internal sealed class OrderJudgment(AsOfMarketData prices, AccountModels models, bool areStated, decimal slippage)
{
    /// <summary>Whether an entry is judged here.</summary>
    public static bool Concerns(LedgerEntry entry) =>
        entry
            is LedgerEntry.Accepted
                or LedgerEntry.Triggered
                or LedgerEntry.Expired
                or LedgerEntry.Cancelled
                or LedgerEntry.CancelDenied
                or LedgerEntry.Filled { IsEvent: true }
                or LedgerEntry.Filled { IsWhole: false }
                or LedgerEntry.Filled { Order.IsMarket: false }
                or LedgerEntry.Denied { Order.IsMarket: false };

    /// <summary>What is wrong with an entry.</summary>
    /// <param name="entry">The entry, which <see cref="Concerns"/> names.</param>
    /// <param name="account">The account before it.</param>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry entry, Account account)
    {
        var expected = entry.IsEvent ? EventOf(entry, account) : ActOf(entry, account);
        if (expected is null)
        {
            yield return (
                AuditCodes.OutcomeNotOfBars,
                $"By the bars, nothing happened to an order at {entry.Context.Time}; recorded is "
                    + $"{DescriptionOf(entry)}."
            );
        }
        else if (!IsSame(entry, expected))
        {
            yield return (
                AuditCodes.OutcomeNotOfBars,
                $"By the bars and the rules it is {DescriptionOf(expected)}; recorded is {DescriptionOf(entry)}."
            );
        }
    }

    /// <summary>What is missing before an act: the bars did something to an order, and it is not recorded.</summary>
    /// <param name="entry">The act, or the end of its session.</param>
    /// <param name="account">The account before it.</param>
    public IEnumerable<(string Code, string Message)> FindMissing(LedgerEntry entry, Account account)
    {
        if (
            account.OpenOrders.Count > 0
            && !(account.Time == entry.Context.Time && account.IsSessionBegun)
            && Settle(entry.Context, account, SettleUntil.Session) is { } missing
            && Concerns(missing)
        )
        {
            yield return (
                AuditCodes.OutcomeNotOfBars,
                $"By the bars, {DescriptionOf(missing)} at {missing.Context.Time}; it is not recorded before."
            );
        }
    }

    private LedgerEntry ActOf(LedgerEntry entry, Account account) =>
        entry switch
        {
            LedgerEntry.Cancelled { OrderNumber: not null } canceled => account.OpenOrders.Find(canceled.Order.Id)
                is { } open
                ? account.CreateCancelled(entry.Context, entry.Id, open)
                : entry,
            LedgerEntry.CancelDenied denied => account.OpenOrders.Find(denied.Target) is { } open
                ? account.CreateCancelled(entry.Context, entry.Id, open)
                : entry,
            _ => new OrderDecision(entry.Context, account, models, prices).Decide(OrderOf(entry)),
        };

    private LedgerEntry? EventOf(LedgerEntry entry, Account account) =>
        entry is LedgerEntry.Expired
            ? Settle(DayAfter(entry.Context), account, SettleUntil.Session)
            : Settle(entry.Context, account, SettleUntil.BarEnd);

    private LedgerEntry? Settle(TradingContext context, Account account, SettleUntil until) =>
        new OrderSettlement(context, account, models, prices, until).Next(account);

    // A day is over when a later one has begun.
    private static TradingContext DayAfter(TradingContext context)
    {
        var day = context.Date.AddDays(1);
        return new TradingContext(
            context.Signature,
            context.ModelId,
            context.Time.IsIntraday ? new TradingTime(day, TimeOnly.MinValue) : new TradingTime(day)
        );
    }

    // What models of an account's own would have charged, and moved a price by, is not recorded.
    private bool IsSame(LedgerEntry entry, LedgerEntry expected) =>
        (entry, expected) switch
        {
            (LedgerEntry.Denied recorded, LedgerEntry.Denied denied) => recorded.Denial.Code == denied.Denial.Code,
            (LedgerEntry.Denied { Denial.Code: DenialCodes.InsufficientCash }, _) when !areStated => true,
            (LedgerEntry.Filled recorded, LedgerEntry.Filled filled) when slippage > 0 || IsOfOwnModel(recorded) =>
                recorded.Id == filled.Id && recorded.Fill.Quantity == filled.Fill.Quantity,
            (LedgerEntry.Accepted recorded, LedgerEntry.Accepted accepted) when !areStated => recorded.Order
                == accepted.Order,
            _ => entry == expected,
        };

    private bool IsOfOwnModel(LedgerEntry.Filled filled) => !areStated && filled.Fill.Fee > Money.Zero;

    private static Order OrderOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => filled.Order,
            LedgerEntry.Accepted accepted => accepted.Order,
            LedgerEntry.Cancelled canceled => canceled.Order,
            LedgerEntry.Denied denied => denied.Order,
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "It records no order."),
        };

    private static string DescriptionOf(LedgerEntry entry) =>
        entry switch
        {
            LedgerEntry.Filled filled => $"the execution of {filled.Fill.Quantity} of '{filled.Order}' at "
                + $"{filled.Fill.Price}, fee {filled.Fill.Fee}",
            LedgerEntry.Accepted accepted => $"the acceptance of '{accepted.Order}', which reserves "
                + $"{accepted.ReservedCash}",
            LedgerEntry.Triggered triggered => $"the stop of '{triggered.Order}' is reached",
            LedgerEntry.Expired expired => $"the expiry of {expired.Quantity} of '{expired.Order}'",
            LedgerEntry.Cancelled canceled => $"the cancellation of {canceled.Quantity} of '{canceled.Order}'",
            LedgerEntry.CancelDenied denied => $"the denial to cancel {denied.Target}",
            LedgerEntry.Denied denied => $"the denial of '{denied.Order}' ({denied.Denial.Code})",
            _ => $"the entry {entry.Id}",
        };
}
