namespace AiTrader.Stores;

/// <summary>The position with which a session began, as the accounts of its time share it.</summary>
/// <param name="Position">The position.</param>
internal sealed record EarlierPosition(LedgerPosition Position)
{
    /// <summary>The same with what a bar did before the session's first act.</summary>
    public EarlierPosition With(in LedgerPosition next) =>
        new(Position with { Portfolio = next.Portfolio, Standing = next.Standing });
}
