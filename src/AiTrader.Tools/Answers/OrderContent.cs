namespace AiTrader.Tools;

/// <summary>An order that was filled or denied.</summary>
internal sealed record OrderContent
{
    /// <summary>The word <c>filled</c> or <c>denied</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The word <c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary>The symbol.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>How many units were ordered.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The currency of price, notional and fee.</summary>
    public required string Currency { get; init; }

    /// <summary>The price of one unit; null if the order was denied.</summary>
    public decimal? Price { get; init; }

    /// <summary>Price times quantity; null if the order was denied.</summary>
    public decimal? Notional { get; init; }

    /// <summary>The fee, charged on top; null if the order was denied.</summary>
    public decimal? Fee { get; init; }

    /// <summary>The code of the rule that denied the order; null if it was filled.</summary>
    public string? Denial { get; init; }

    /// <summary>Why the order was denied; null if it was filled.</summary>
    public string? Reason { get; init; }
}
