namespace AiTrader.Tools;

/// <summary>An order that rests.</summary>
internal sealed record OpenOrderContent
{
    /// <summary>Its id, with which it can be canceled.</summary>
    public required string Order { get; init; }

    /// <summary>The word <c>buy</c> or <c>sell</c>.</summary>
    public required string Side { get; init; }

    /// <summary>The symbol.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>How many units were ordered.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>How many of them are still open.</summary>
    public required decimal Open { get; init; }

    /// <summary>The limit for one unit; null if there is none.</summary>
    public decimal? Limit { get; init; }

    /// <summary>The stop for one unit; null if there is none.</summary>
    public decimal? Stop { get; init; }

    /// <summary>How long it rests: <c>day</c> or <c>gtc</c>.</summary>
    public required string TimeInForce { get; init; }

    /// <summary>When it began to rest.</summary>
    public required TradingTime Since { get; init; }

    /// <summary>The cash that it reserves.</summary>
    public required decimal ReservedCash { get; init; }

    /// <summary>The units that it reserves.</summary>
    public required decimal ReservedUnits { get; init; }

    /// <summary>Whether its stop was reached; null if it has none.</summary>
    public bool? StopReached { get; init; }

    /// <summary>Whether it waits for the approval of the account's owner; null if it does not.</summary>
    public bool? AwaitsApproval { get; init; }
}
