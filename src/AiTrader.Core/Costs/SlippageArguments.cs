namespace AiTrader.Rules;

/// <summary>An execution whose price is asked for.</summary>
public readonly record struct SlippageArguments
{
    /// <summary>The trading context of the entry.</summary>
    public required TradingContext Context
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The order that is executed.</summary>
    public required Order Order
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>The price that is quoted at the time.</summary>
    public required Price QuotedPrice { get; init; }

    /// <summary>How many units are executed.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>How many units of the order were executed before. Default: zero, this is the first.</summary>
    public Quantity FilledBefore { get; init; }

    /// <summary>The notional of those executions, without fees; zero or more. Default: zero.</summary>
    public Money NotionalBefore { get; init; }

    /// <summary>What is traded.</summary>
    public Symbol Symbol => Order.Symbol;

    /// <summary>When.</summary>
    public TradingTime Time => Context.Time;
}
