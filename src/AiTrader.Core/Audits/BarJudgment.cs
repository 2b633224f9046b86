using AiTrader.Prices;
using AiTrader.Stores;

namespace AiTrader.Audits;

/// <summary>
/// What of an execution follows from its order and its bar only. It uses nothing of the code that executes orders, so
/// that an error of that code is found too.
/// </summary>
/// <param name="market">The market.</param>
/// <param name="conditions">The conditions of the account.</param>
internal sealed class BarJudgment(AuditedMarket market, AuditedConditions conditions)
{
    private readonly decimal _points = conditions.HasSlippage ? conditions.Slippage : market.Slippage;

    /// <summary>What is wrong with an execution at once, or by a bar.</summary>
    /// <param name="filled">The execution.</param>
    /// <param name="resting">The order before it; null if it was executed at once.</param>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry.Filled filled, OpenOrder? resting)
    {
        var order = filled.Order;
        if (market.Series.FindBar(order.Symbol, filled.Context.Time) is not { } bar)
        {
            return [(DenialCodes.NoPrice, $"{Text(filled)}; {order.Symbol} has no bar at {filled.Context.Time}.")];
        }

        var reach = new BarReach(order, resting, bar);
        return
        [
            .. resting is null ? [] : DayDefects(filled, resting, "was executed"),
            .. reach.WhyNot() is { } reason
                ? [(reason.Code, $"{Text(filled)}. {reason.Message}")]
                : PriceDefects(filled, reach, bar),
            .. QuantityDefects(filled, resting, bar),
        ];
    }

    /// <summary>What is wrong with a stop that is recorded as reached.</summary>
    /// <param name="triggered">The entry.</param>
    public IEnumerable<(string Code, string Message)> Of(LedgerEntry.Triggered triggered)
    {
        var (order, time) = (triggered.Order, triggered.Context.Time);
        var bar = market.Series.FindBar(order.Symbol, time);
        var price =
            triggered.IsAtOpen ? bar?.Open
            : order.Side == OrderSide.Buy ? bar?.High
            : bar?.Low;
        return price is { } reached && BarReach.ReachesStop(order, reached.Value)
            ? []
            :
            [
                (
                    AuditCodes.StopNotReached,
                    $"The stop of '{order}' is recorded as reached at {time}; "
                        + (
                            price is { } other
                                ? $"the best price of that bar for it is {other}."
                                : "that bar has no price."
                        )
                ),
            ];
    }

    /// <summary>What is wrong with an order whose day is recorded as ended.</summary>
    /// <param name="expired">The entry.</param>
    /// <param name="resting">The order before it.</param>
    public static IEnumerable<(string Code, string Message)> Of(LedgerEntry.Expired expired, OpenOrder resting) =>
        expired.Order.Terms.TimeInForce == TimeInForce.Gtc
            ? [(AuditCodes.DayNotKept, $"'{expired.Order}' expired; it lasts until it is filled or canceled.")]
            : DayDefects(expired, resting, "expired");

    // The owner has another day for an approval.
    private static IEnumerable<(string Code, string Message)> DayDefects(
        LedgerEntry entry,
        OpenOrder resting,
        string what
    ) =>
        resting.Order.Terms.TimeInForce == TimeInForce.Gtc
        || resting.AwaitsApproval
        || resting.WasApproved
        || entry.Context.Date == resting.AcceptedAt.Date
            ? []
            :
            [
                (
                    AuditCodes.DayNotKept,
                    $"'{resting.Order}' {what} at {entry.Context.Time}; it rested since {resting.AcceptedAt}, for that "
                        + "day only."
                ),
            ];

    private IEnumerable<(string Code, string Message)> PriceDefects(LedgerEntry.Filled filled, BarReach reach, Bar bar)
    {
        var (order, price) = (filled.Order, filled.Fill.Price);
        if (order.Terms.LimitPrice is { } limit && BarReach.IsWorse(order.Side, price.Value, limit))
        {
            yield return (AuditCodes.LimitNotKept, $"{Text(filled)}, which is worse than its limit.");
        }
        else if (reach.IsLater && !IsWithin(price, bar))
        {
            yield return (
                AuditCodes.PriceBeyondBar,
                $"{Text(filled)}; {order.Symbol} traded from {bar.Low} to {bar.High} at {bar.Time}."
            );
        }
        else if (!AuditedMarket.IsNear(price, reach.BasePrice, _points))
        {
            yield return (
                reach.IsLater ? AuditCodes.PriceNotOfOrder : AuditCodes.PriceNotOpen,
                $"{Text(filled)}; by its bar it is executed at {PlainDecimal.Format(reach.BasePrice)}."
            );
        }

        if (reach.IsAtOpen && IsWithheld(order, bar, reach.IsLater))
        {
            yield return (
                DenialCodes.PriceLimit,
                $"{Text(filled)}; {order.Symbol} opens at {bar.Open}, at its price limit, and has no better price."
            );
        }
    }

    private IEnumerable<(string Code, string Message)> QuantityDefects(
        LedgerEntry.Filled filled,
        OpenOrder? resting,
        Bar bar
    )
    {
        if (resting?.LastBar == bar.Time)
        {
            yield return (AuditCodes.ExecutedTwice, $"{Text(filled)}; that bar had executed the order already.");
        }

        if (conditions.Models.VolumeLimit is { } share)
        {
            decimal before = VolumeBefore(filled.Order.Symbol, bar.Time);
            decimal volume = resting is null ? before : Math.Max(before, bar.Volume ?? 0);
            if (filled.Fill.Quantity.Value > share * volume)
            {
                yield return (
                    AuditCodes.VolumeExceeded,
                    $"{Text(filled)}; the volume is {PlainDecimal.Format(volume)}, of which an order can have "
                        + $"{PlainDecimal.Format(share * volume)}."
                );
            }
        }
    }

    // Of a bar that lacks a figure, nothing is said about it.
    private bool IsWithin(Price price, Bar bar)
    {
        if (bar.Open is not { } open)
        {
            return true;
        }

        bool isBelow = bar.Low is { } low && !AuditedMarket.IsAtLeast(price, Math.Min(low.Value, open.Value), _points);
        bool isAbove =
            bar.High is { } high && !AuditedMarket.IsAtMost(price, Math.Max(high.Value, open.Value), _points);
        return !isBelow && !isAbove;
    }

    // An order that the open reaches at a price limit is executed only if the bar has a better price than its open.
    private bool IsWithheld(Order order, Bar bar, bool isLater)
    {
        if (
            !conditions.Models.PriceLimits
            || market.Market.PriceLimits is not { } limits
            || bar.Open is not { } open
            || CloseBefore(order.Symbol, bar.Time.Date) is not { } close
        )
        {
            return false;
        }

        return order.Side == OrderSide.Buy
            ? open.Value >= limits.GetUpper(order.Symbol, close) && !(isLater && bar.Low?.Value < open.Value)
            : open.Value <= limits.GetLower(order.Symbol, close) && !(isLater && bar.High?.Value > open.Value);
    }

    private decimal VolumeBefore(Symbol symbol, TradingTime time) =>
        market.Series.Find(symbol) is { } bars && bars.CountBefore(time) is var count and > 0
            ? bars.Bars[count - 1].Volume ?? 0
            : 0;

    private Price? CloseBefore(Symbol symbol, DateOnly date) =>
        market.Prices.GetPreviousClose(TradingContext.For("audit").Using("aitrader/audit").At(TimeOn(date)), symbol);

    private TradingTime TimeOn(DateOnly date) =>
        market.Series.Resolution == Resolution.Intraday
            ? new TradingTime(date, TimeOnly.MinValue)
            : new TradingTime(date);

    private static string Text(LedgerEntry.Filled filled) =>
        filled.OrderNumber is null
            ? $"'{filled.Fill}' was executed at once"
            : $"'{filled.Fill}' was executed by the bar of {filled.Context.Time}";
}
