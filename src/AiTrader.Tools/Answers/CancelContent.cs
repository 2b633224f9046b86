namespace AiTrader.Tools;

/// <summary>A cancellation that was recorded or denied.</summary>
internal sealed record CancelContent
{
    /// <summary>The word <c>cancelled</c> or <c>denied</c>, as in the ledger.</summary>
    public required string Outcome { get; init; }

    /// <summary>The id of the order that was to be canceled.</summary>
    public required string Order { get; init; }

    /// <summary>How many of its units were still open; null if the cancellation was denied.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>The code of the denial; null if the order was canceled.</summary>
    public string? Denial { get; init; }

    /// <summary>Why the cancellation was denied; null if the order was canceled.</summary>
    public string? Reason { get; init; }
}
