namespace AiTrader.Stores;

/// <summary>
/// What an account has beside its position. It changes rarely, so that the accounts of the acts of one session share
/// it. Immutable.
/// </summary>
/// <param name="Holder">Whose account it is.</param>
/// <param name="Before">The position with which the session began.</param>
/// <param name="DayStart">The portfolio before the first entry of the last entry's day.</param>
/// <param name="CompletedThrough">The time of the last session that is not run any more; null if there is none.</param>
/// <param name="IsBegun">Whether there is an act or the end of a session at the account's time.</param>
internal sealed record AccountBasis(
    AccountHolder Holder,
    EarlierPosition Before,
    Portfolio DayStart,
    TradingTime? CompletedThrough,
    bool IsBegun
)
{
    /// <summary>The basis of the next account: this one if nothing of it changes.</summary>
    public AccountBasis With(
        AccountHolder holder,
        EarlierPosition before,
        Portfolio dayStart,
        TradingTime? completedThrough,
        bool isBegun
    ) =>
        ReferenceEquals(holder, Holder)
        && ReferenceEquals(before, Before)
        && ReferenceEquals(dayStart, DayStart)
        && completedThrough == CompletedThrough
        && isBegun == IsBegun
            ? this
            : new(holder, before, dayStart, completedThrough, isBegun);
}
