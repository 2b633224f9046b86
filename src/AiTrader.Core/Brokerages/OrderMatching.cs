namespace AiTrader;

/// <summary>
/// When a bar executes an order. A limit must be traded through and a stop is reached by a touch: both against the
/// trader, who does not know how many orders were there before. The guide to orders has the table.
/// </summary>
internal static class OrderMatching
{
    /// <summary>What an open does to an order.</summary>
    /// <param name="order">The order; its prices are valid.</param>
    /// <param name="isTriggered">Whether its stop was reached before.</param>
    /// <param name="open">How many of its units are open.</param>
    /// <param name="bar">The bar.</param>
    public static BarEffect AtOpen(Order order, bool isTriggered, decimal open, in MarketBar bar)
    {
        var terms = order.Terms;
        if (bar.Open is not { } price)
        {
            return BarEffect.Nothing;
        }

        bool waitsForStop = terms.NeedsStop && !isTriggered;
        if (waitsForStop && !(order.Side == OrderSide.Buy ? price >= terms.StopPrice : price <= terms.StopPrice))
        {
            return BarEffect.Nothing;
        }

        var effect = new BarEffect { Triggers = waitsForStop, BasePrice = price };
        if (terms.NeedsLimit && !(order.Side == OrderSide.Buy ? price <= terms.LimitPrice : price >= terms.LimitPrice))
        {
            return effect;
        }

        if (bar.Withholds(order.Side))
        {
            return effect with { IsWithheldByPriceLimit = true };
        }

        decimal units = Math.Min(open, bar.UnitsAtOpen ?? open);
        return units > 0 ? effect with { Units = units } : effect with { IsWithheldByVolume = true };
    }

    /// <summary>What the rest of a bar does to an order that its open did not execute.</summary>
    /// <param name="order">The order as it rests.</param>
    /// <param name="bar">The bar, which is over.</param>
    public static BarEffect Within(OpenOrder order, in MarketBar bar)
    {
        decimal open = order.OpenQuantity.Value;
        var atOpen = AtOpen(order.Order, order.IsTriggered, open, bar);
        if (atOpen.IsWithheldByVolume || atOpen.Executes)
        {
            return BarEffect.Nothing;
        }

        var terms = order.Order.Terms;
        bool buys = order.Order.Side == OrderSide.Buy;
        if (atOpen.IsWithheldByPriceLimit)
        {
            return (buys ? bar.Low < bar.Open : bar.High > bar.Open)
                ? ExecutionAt(bar.Open!.Value, open, bar, isExact: false)
                : BarEffect.Nothing;
        }

        if (terms.NeedsStop && !order.IsTriggered)
        {
            bool isReached = buys ? bar.High >= terms.StopPrice : bar.Low <= terms.StopPrice;
            return !isReached ? BarEffect.Nothing
                : terms.NeedsLimit ? new BarEffect { Triggers = true }
                : ExecutionAt(terms.StopPrice!.Value, open, bar, isExact: false) with { Triggers = true };
        }

        bool isThrough = buys ? bar.Low < terms.LimitPrice : bar.High > terms.LimitPrice;
        return isThrough ? ExecutionAt(terms.LimitPrice!.Value, open, bar, isExact: true) : BarEffect.Nothing;
    }

    private static BarEffect ExecutionAt(decimal price, decimal open, in MarketBar bar, bool isExact) =>
        new()
        {
            BasePrice = price,
            Units = Math.Min(open, bar.UnitsWithin ?? open),
            IsExact = isExact,
        };
}
