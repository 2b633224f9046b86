namespace AiTrader.Performance;

/// <summary>
/// The order of traders in every leaderboard: the ranked ones first, by total return from the highest; of equal ones,
/// and of those without a rank, by signature. A trader with a faulted or missing session, or without a defined return,
/// has no rank.
/// </summary>
public static class Ranking
{
    /// <summary>Orders traders and gives them their ranks.</summary>
    /// <param name="traders">The traders, in any order.</param>
    /// <param name="basisOf">What the rank of a trader depends on.</param>
    /// <returns>The traders in order, ranked from 1 without gaps; null for those without a rank.</returns>
    public static IReadOnlyList<RankedTrader<TTrader>> Create<TTrader>(
        IEnumerable<TTrader> traders,
        Func<TTrader, RankBasis> basisOf
    )
    {
        ArgumentNullException.ThrowIfNull(traders);
        ArgumentNullException.ThrowIfNull(basisOf);
        return
        [
            .. traders
                .Select(trader => (Trader: trader, Basis: basisOf(trader)))
                .OrderByDescending(candidate => candidate.Basis.IsRanked)
                .ThenByDescending(candidate => candidate.Basis.IsRanked ? candidate.Basis.TotalReturn : null)
                .ThenBy(candidate => candidate.Basis.Signature)
                .Select(
                    (candidate, index) =>
                        new RankedTrader<TTrader>(candidate.Basis.IsRanked ? index + 1 : null, candidate.Trader)
                ),
        ];
    }
}
