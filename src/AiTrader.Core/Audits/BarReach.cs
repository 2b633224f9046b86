using AiTrader.Prices;

namespace AiTrader.Audits;

/// <summary>Whether the prices of one bar reach an order, and at which price.</summary>
internal sealed class BarReach
{
    private readonly Order _order;
    private readonly Bar _bar;
    private readonly bool _waitsForStop;

    /// <summary>Reads the bar for an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="resting">The order as it rested; null if it is executed at once, at the open.</param>
    /// <param name="bar">The bar.</param>
    public BarReach(Order order, OpenOrder? resting, Bar bar)
    {
        (_order, _bar) = (order, bar);
        IsLater = resting is not null;
        _waitsForStop = order.Terms.StopPrice is not null && resting is not { IsTriggered: true };
    }

    /// <summary>Whether the order rested, so that the prices after the open count.</summary>
    public bool IsLater { get; }

    /// <summary>Whether the open executes it, if nothing withholds it.</summary>
    public bool IsAtOpen => IsStopAtOpen && IsLimitAtOpen;

    /// <summary>The price before slippage at which the bar executes the order; zero if it does not.</summary>
    public decimal BasePrice =>
        IsAtOpen ? _bar.Open!.Value.Value
        : !IsLater ? 0
        : IsStopAtOpen ? _order.Terms.LimitPrice ?? 0
        : _order.Terms.LimitPrice is null ? _order.Terms.StopPrice ?? 0
        : 0;

    private bool IsStopAtOpen => !_waitsForStop || (_bar.Open is { } open && ReachesStop(_order, open.Value));

    private bool IsLimitAtOpen =>
        _bar.Open is { } open && !(_order.Terms.LimitPrice is { } limit && IsWorse(_order.Side, open.Value, limit));

    // The lowest price for a buy at a limit and a sell at a stop; else the highest.
    private decimal? Lowest => IsLater ? _bar.Low?.Value : _bar.Open?.Value;

    private decimal? Highest => IsLater ? _bar.High?.Value : _bar.Open?.Value;

    /// <summary>Whether a price reaches the stop of an order.</summary>
    public static bool ReachesStop(Order order, decimal price) =>
        order.Side == OrderSide.Buy ? price >= order.Terms.StopPrice : price <= order.Terms.StopPrice;

    /// <summary>Whether a price is worse than a limit for a side.</summary>
    public static bool IsWorse(OrderSide side, decimal price, decimal limit) =>
        side == OrderSide.Buy ? price > limit : price < limit;

    /// <summary>Why the bar does not execute the order; null if it can.</summary>
    public (string Code, string Message)? WhyNot()
    {
        bool buys = _order.Side == OrderSide.Buy;
        if (!IsStopAtOpen)
        {
            decimal? best = buys ? Highest : Lowest;
            if (best is not { } price || !ReachesStop(_order, price))
            {
                return (
                    AuditCodes.StopNotReached,
                    $"The best price of the bar for it is {Text(best)}, which does not reach the stop."
                );
            }

            return _order.Terms.LimitPrice is null
                ? null
                : (
                    AuditCodes.StopNotReached,
                    "The stop was reached after the open; the limit counts from the next bar on."
                );
        }

        if (IsLimitAtOpen)
        {
            return null;
        }

        decimal? reached = buys ? Lowest : Highest;
        return _order.Terms.LimitPrice is not { } limit ? (DenialCodes.NoPrice, "The bar has no open.")
            : IsLater && (buys ? reached < limit : reached > limit) ? null
            : (
                AuditCodes.LimitNotReached,
                $"The best price of the bar for it is {Text(reached)}, which does not go through the limit."
            );
    }

    private static string Text(decimal? price) => price is { } known ? PlainDecimal.Format(known) : "no known price";
}
