namespace AiTrader.Tools;

/// <summary>An order that was executed wholly or in part, that rests, or that is over or denied.</summary>
internal sealed record OrderContent
{
    /// <summary>
    /// The word <c>filled</c>, <c>partially_filled</c>, <c>accepted</c>, <c>cancelled</c> or <c>denied</c>, as in the
    /// ledger.
    /// </summary>
    public required string Outcome { get; init; }

    /// <summary>The word <c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary>The symbol.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>How many units were ordered.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The currency of prices, notional and fee.</summary>
    public required string Currency { get; init; }

    /// <summary>The limit for one unit; null if there is none.</summary>
    public decimal? Limit { get; init; }

    /// <summary>The stop for one unit; null if there is none.</summary>
    public decimal? Stop { get; init; }

    /// <summary>How long the order rests, <c>day</c> or <c>gtc</c>; null if it is for the current price.</summary>
    public string? TimeInForce { get; init; }

    /// <summary>The price of one unit; null if nothing was executed.</summary>
    public decimal? Price { get; init; }

    /// <summary>How many units were executed; null if it was all of them, or nothing.</summary>
    public decimal? Filled { get; init; }

    /// <summary>Price times executed quantity; null if nothing was executed.</summary>
    public decimal? Notional { get; init; }

    /// <summary>The fee, charged on top; null if nothing was executed.</summary>
    public decimal? Fee { get; init; }

    /// <summary>The id under which the order rests, and can be canceled; null if it does not rest.</summary>
    public string? Order { get; init; }

    /// <summary>How many units are still open; null if the order does not rest.</summary>
    public decimal? Open { get; init; }

    /// <summary>The code of the rule that denied the order; null if it was not denied.</summary>
    public string? Denial { get; init; }

    /// <summary>
    /// Why the order was denied, why its rest is canceled, or what it waits for; null if there is no reason.
    /// </summary>
    public string? Reason { get; init; }
}
