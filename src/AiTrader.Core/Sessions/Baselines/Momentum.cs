namespace AiTrader;

/// <summary>
/// Holds the symbols of the highest return over the last bars, in equal parts: it believes that what has risen goes on
/// rising.
/// </summary>
public sealed class Momentum : IDecisionMaker
{
    private readonly RankedPortfolio _portfolio;

    /// <summary>Looks back over 20 bars and holds 3 symbols.</summary>
    public Momentum()
        : this(lookback: 20, positions: 3) { }

    /// <summary>Makes the baseline.</summary>
    /// <param name="lookback">Over how many finished bars the return is measured; positive.</param>
    /// <param name="positions">How many symbols are held; positive.</param>
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
