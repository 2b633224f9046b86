namespace AiTrader.Rules;

/// <summary>
/// Buys are more expensive and sells are cheaper by a fixed share of the quote: <c>quote × (1 ± points / 10,000)</c>,
/// exact.
/// </summary>
public sealed class BasisPointSlippageModel : ISlippageModel
{
    private const decimal PointsPerUnit = 10_000;

    /// <summary>Creates the slippage.</summary>
    /// <param name="points">Basis points; 0 to less than 10,000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public BasisPointSlippageModel(decimal points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(points, PointsPerUnit);
        Points = points;
    }

    /// <summary>The number of basis points by which an execution is worse than the quote.</summary>
    public decimal Points { get; }

    /// <inheritdoc/>
    public Price GetFillPrice(in SlippageArguments arguments) =>
        arguments.QuotedPrice * (1 + ((arguments.Order.Side == OrderSide.Buy ? Points : -Points) / PointsPerUnit));
}
