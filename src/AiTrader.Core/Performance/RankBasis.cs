namespace AiTrader.Performance;

/// <summary>What the rank of a trader depends on.</summary>
public sealed class RankBasis
{
    /// <summary>The signature of the trader; it decides between equal returns.</summary>
    public required Signature Signature
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>How its sessions ended.</summary>
    public required SessionCoverage Coverage
    {
        get;
        init => field = NotNull.Require(value);
    }

    /// <summary>Its total return; null if it is not defined.</summary>
    public required double? TotalReturn { get; init; }

    /// <summary>Whether it has a rank: no session faulted or is missing, and its return is defined.</summary>
    public bool IsRanked => Coverage.IsRankable && TotalReturn is not null;
}
