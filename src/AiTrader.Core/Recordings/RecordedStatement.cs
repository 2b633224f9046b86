namespace AiTrader.Audits;

/// <summary>
/// A record that states amounts and no account after it: a position that was opened and closed, or a valuation.
/// </summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Id">What no other record of the file can have; null if it has none.</param>
/// <param name="Fills">Its executions, in the order of their times.</param>
/// <param name="Claims">Its amounts that follow from others.</param>
internal sealed record RecordedStatement(
    long Line,
    long Number,
    string? Id,
    IReadOnlyList<RecordedFill> Fills,
    IReadOnlyList<RecordedClaim> Claims
)
{
    /// <summary>Its time, if the records of the file are in the order of their times; else null.</summary>
    public TradingTime? Time { get; init; }
}
