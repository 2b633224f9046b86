namespace AiTrader.Runner.Bundles;

/// <summary>A trader of a bundle.</summary>
internal sealed record BundledTrader
{
    /// <summary>Its signature.</summary>
    public required string Signature { get; init; }

    /// <summary>How many entries its ledger has.</summary>
    public required long Entries { get; init; }

    /// <summary>The hash of the last one.</summary>
    public required string Head { get; init; }

    /// <summary>The prompt of its model; null for the prompt that AiTrader ships, or for a baseline.</summary>
    public string? Prompt { get; init; }

    /// <summary>The name of the file of its ledger.</summary>
    public string LedgerFile => $"ledgers/{Signature}.jsonl";

    /// <summary>The name of the file of its journals.</summary>
    public string JournalFile => $"journals/{Signature}.jsonl";

    /// <summary>The name of the file of its cassette.</summary>
    public string CassetteFile => $"cassettes/{Signature}.jsonl";
}
