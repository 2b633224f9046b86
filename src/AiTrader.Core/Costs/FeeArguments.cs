namespace AiTrader.Rules;

/// <summary>
/// An execution whose fee is asked for, and what its order has executed and paid before: an order can be executed in
/// parts, and a minimum is paid once.
/// </summary>
public readonly record struct FeeArguments
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

    /// <summary>The price of the execution, slippage included.</summary>
    public required Price Price { get; init; }

    /// <summary>How many units are executed.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>How many units of the order were executed before. Default: zero, this is the first.</summary>
    public Quantity FilledBefore { get; init; }

    /// <summary>The notional of those executions, without fees; zero or more. Default: zero.</summary>
    public Money NotionalBefore { get; init; }

    /// <summary>The fees of those executions; zero or more. Default: zero.</summary>
    public Money FeesBefore { get; init; }

    /// <summary>What is traded.</summary>
    public Symbol Symbol => Order.Symbol;

    /// <summary>When.</summary>
    public TradingTime Time => Context.Time;

    /// <summary>Price times quantity.</summary>
    public Money Notional => Price * Quantity;
}
