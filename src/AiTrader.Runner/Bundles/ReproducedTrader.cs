namespace AiTrader.Runner.Bundles;

/// <summary>What came out for one trader of a bundle.</summary>
/// <param name="Signature">The trader.</param>
internal sealed record ReproducedTrader(string Signature)
{
    /// <summary>What decided again, in a word; null if nothing did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How many sessions are equal.</summary>
    public int Sessions { get; init; }

    /// <summary>The hash of the last entry of the ledger that was made again; null if it differs before.</summary>
    public string? Head { get; init; }

    /// <summary>The first difference; null if there is none.</summary>
    public string? Difference { get; init; }
}
