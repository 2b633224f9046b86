namespace AiTrader.Stores;

/// <summary>The place at which a ledger was changed from outside.</summary>
/// <param name="Sequence">
/// The sequence number of the first entry that was changed, is missing or does not belong there.
/// </param>
/// <param name="Description">A description of the damage.</param>
public sealed record LedgerDamage(long Sequence, string Description)
{
    /// <summary>A description of the damage.</summary>
    public string Description
    {
        get;
        init => field = NotNull.Require(value);
    } = NotNull.Require(Description);
}
