using AiTrader.Performance;
using AiTrader.Runner.Reports;

namespace AiTrader.Runner.Service.Http.Answers;

/// <summary>A trader on the leaderboard.</summary>
/// <param name="Rank">
/// Its rank among the traders that the user may see; absent if it has faulted or missing sessions.
/// </param>
/// <param name="Signature">The trader.</param>
/// <param name="ModelIds">The models that decided.</param>
/// <param name="Equity">Its equity.</param>
/// <param name="TotalReturn">As a share; absent if it is not defined, as the next two.</param>
/// <param name="ExcessReturn">Total return less that of the benchmark, as a share.</param>
/// <param name="MaxDrawdown">The deepest fall from a peak, as a share.</param>
/// <param name="Scheduled">How many sessions there were.</param>
/// <param name="Outcomes">How many of them ended with each outcome.</param>
/// <param name="Cost">What its model cost; absent if it is not known.</param>
internal sealed record StandingAnswer(
    int? Rank,
    Signature Signature,
    IReadOnlyList<ModelId> ModelIds,
    Money Equity,
    double? TotalReturn,
    double? ExcessReturn,
    double? MaxDrawdown,
    int Scheduled,
    SessionOutcomeCounts Outcomes,
    decimal? Cost
)
{
    /// <summary>That of a trader.</summary>
    public static StandingAnswer Of(RankedTrader<TraderReport> ranked)
    {
        var performance = ranked.Trader.Performance;
        return new(
            ranked.Rank,
            ranked.Trader.History.Signature,
            ranked.Trader.History.Models,
            ranked.Trader.FinalEquity,
            performance.Curve.TotalReturn,
            performance.Comparison?.Relative.ExcessReturn,
            performance.Curve.MaxDrawdown?.Depth,
            performance.Coverage.ScheduledCount,
            performance.Coverage.Counts,
            ranked.Trader.Spending.Cost
        );
    }
}
