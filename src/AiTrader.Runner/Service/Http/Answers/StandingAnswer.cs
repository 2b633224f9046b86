using AiTrader.Performance;
using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A trader on the leaderboard.</summary>
internal sealed record StandingAnswer
{
    /// <summary>Its rank among the traders that the user may see; absent if sessions are faulted or missing.</summary>
    public int? Rank { get; init; }

    /// <summary>The trader.</summary>
    public required Signature Signature { get; init; }

    /// <summary>The models that decided.</summary>
    public required IReadOnlyList<ModelId> ModelIds { get; init; }

    /// <summary>Its equity.</summary>
    public required Money Equity { get; init; }

    /// <summary>As a share; absent if it is not defined, as the next two.</summary>
    public double? TotalReturn { get; init; }

    /// <summary>Total return less that of the benchmark, as a share.</summary>
    public double? ExcessReturn { get; init; }

    /// <summary>The deepest fall from a peak, as a share.</summary>
    public double? MaxDrawdown { get; init; }

    /// <summary>How many sessions there were.</summary>
    public required int Scheduled { get; init; }

    /// <summary>How many of them ended with each outcome.</summary>
    public required SessionOutcomeCounts Outcomes { get; init; }

    /// <summary>What its model cost; absent if it is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>That of a trader.</summary>
    public static StandingAnswer Of(RankedTrader<TraderReport> ranked)
    {
        var performance = ranked.Trader.Performance;
        return new()
        {
            Rank = ranked.Rank,
            Signature = ranked.Trader.Facts.Signature,
            ModelIds = ranked.Trader.Facts.Models,
            Equity = ranked.Trader.FinalEquity,
            TotalReturn = performance.Curve.TotalReturn,
            ExcessReturn = performance.Comparison?.Relative.ExcessReturn,
            MaxDrawdown = performance.Curve.MaxDrawdown?.Depth,
            Scheduled = performance.Coverage.ScheduledCount,
            Outcomes = performance.Coverage.Counts,
            Cost = ranked.Trader.Spending.Cost,
        };
    }
}
