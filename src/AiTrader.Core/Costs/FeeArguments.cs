namespace AiTrader.Rules;

/// <summary>An execution whose fee is asked for.</summary>
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

    /// <summary>How many units of the order were executed before; always zero, since an order fills at once.</summary>
    public Quantity FilledBefore { get; init; }

    /// <summary>The fees of those executions; always zero, since an order fills at once.</summary>
    public Money PaidBefore { get; init; }

    /// <summary>What is traded.</summary>
    public Symbol Symbol => Order.Symbol;

    /// <summary>When.</summary>
    public TradingTime Time => Context.Time;

    /// <summary>Price times quantity.</summary>
    public Money Notional => Price * Quantity;
}
