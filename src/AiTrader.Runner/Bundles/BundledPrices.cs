namespace AiTrader.Runner.Bundles;

/// <summary>The prices of a bundle, by their hashes. The prices themselves are not in it.</summary>
internal sealed record BundledPrices
{
    /// <summary>The name of the file, without its folder; null for the synthetic market.</summary>
    public string? File { get; init; }

    /// <summary>The series: one, or the two halves of the synthetic market.</summary>
    public required IReadOnlyList<BundledSeries> Series { get; init; }
}
