namespace AiTrader;

/// <summary>One bar of a symbol, as the orders that rest meet it. What is not known executes nothing.</summary>
internal readonly record struct MarketBar
{
    /// <summary>The first price.</summary>
    public decimal? Open { get; init; }

    /// <summary>The lowest price; null also where the bar is not over.</summary>
    public decimal? Low { get; init; }

    /// <summary>The highest price; null also where the bar is not over.</summary>
    public decimal? High { get; init; }

    /// <summary>How many units of one order the open can execute; null for any number.</summary>
    public decimal? UnitsAtOpen { get; init; }

    /// <summary>How many units of one order the rest of the bar can execute; null for any number.</summary>
    public decimal? UnitsWithin { get; init; }

    /// <summary>Whether nothing can be bought at the open.</summary>
    public bool IsOpenLimitUp { get; init; }

    /// <summary>Whether nothing can be sold at the open.</summary>
    public bool IsOpenLimitDown { get; init; }

    /// <summary>Whether the open is withheld from a side by a price limit.</summary>
    public bool Withholds(OrderSide side) => side == OrderSide.Buy ? IsOpenLimitUp : IsOpenLimitDown;
}
