namespace AiTrader.Runner.Bundles;

/// <summary>
/// What a bundle says of its run. It has no path, no address and no key: nothing of them is a member.
/// </summary>
internal sealed record BundleManifest
{
    /// <summary>The form of this version.</summary>
    public const string CurrentFormat = "aitrader-bundle/1";

    /// <summary>The form of the bundle.</summary>
    public required string Format { get; init; }

    /// <summary>The version of AiTrader that made it.</summary>
    public required string Version { get; init; }

    /// <summary>The seed of the run: of the synthetic market and of the random baseline.</summary>
    public required int Seed { get; init; }

    /// <summary>The prices.</summary>
    public required BundledPrices Prices { get; init; }

    /// <summary>The SHA-256 of the splits and dividends; null if there are none.</summary>
    public string? Actions { get; init; }

    /// <summary>The SHA-256 of the news; null if there is none.</summary>
    public string? News { get; init; }

    /// <summary>The traders, in the order of their signatures.</summary>
    public required IReadOnlyList<BundledTrader> Traders { get; init; }

    /// <summary>The other files of the bundle, in the order of their names.</summary>
    public required IReadOnlyList<BundledFile> Files { get; init; }
}
