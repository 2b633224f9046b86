namespace AiTrader.Runner.Lookahead;

/// <summary>What came out for one trader.</summary>
/// <param name="Signature">The trader.</param>
internal sealed record TraderProof(Signature Signature)
{
    /// <summary>What decided its sessions again, in a word; null if nothing did.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>How many completed sessions were decided again.</summary>
    public int Sessions { get; init; }

    /// <summary>What was altered in them.</summary>
    public AlterationCounts Altered { get; init; }

    /// <summary>The sessions that are not proven, in order.</summary>
    public IReadOnlyList<ProofFinding> Findings { get; init; } = [];

    /// <summary>Why the trader, or what is left of it, was not checked; null if it was.</summary>
    public string? Unproven { get; init; }

    /// <summary>
    /// The session that is begun and not completed, which was not decided again; null if there is none.
    /// </summary>
    public TradingTime? Unfinished { get; init; }

    /// <summary>Whether every completed session is proven.</summary>
    public bool IsProven => Unproven is null && Findings.Count == 0;
}
