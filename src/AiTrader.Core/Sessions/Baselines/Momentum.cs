namespace AiTrader;

/// <summary>
/// Holds the symbols of the highest return over the last bars, in equal parts: it expects risen prices to continue to
/// rise.
/// </summary>
public sealed class Momentum : IDecisionMaker
{
    private readonly RankedPortfolio _portfolio;

    /// <summary>Looks back over 20 bars and holds 3 symbols.</summary>
    public Momentum()
        : this(lookback: 20, positions: 3) { }

    /// <summary>Creates the baseline.</summary>
    /// <param name="lookback">The number of finished bars over which the return is measured; positive.</param>
    /// <param name="positions">The number of symbols to hold; positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is zero or negative.</exception>
    public Momentum(int lookback, int positions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lookback);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        _portfolio = new RankedPortfolio(lookback, positions, value => value);
    }

    /// <inheritdoc/>
    public ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    ) => _portfolio.DecideAsync(context, desk, cancellationToken);
}
