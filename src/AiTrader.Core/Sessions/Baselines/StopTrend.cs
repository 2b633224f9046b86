namespace AiTrader;

/// <summary>
/// Buys the symbols that have risen most over the last bars, and protects each with a stop below its price, which rests
/// until it is reached and is raised as the price rises. It sells only through its stops: it expects trends to
/// continue, and to end in a fall.
/// </summary>
public sealed class StopTrend : IDecisionMaker
{
    private readonly int _lookback;
    private readonly int _positions;
    private readonly decimal _distance;

    /// <summary>Looks back over 20 bars, holds 3 symbols, and sells one that falls by 5 %.</summary>
    public StopTrend()
        : this(lookback: 20, positions: 3, distance: 0.05m) { }

    /// <summary>Creates the baseline.</summary>
    /// <param name="lookback">The number of finished bars over which the return is measured; positive.</param>
    /// <param name="positions">The number of symbols to hold; positive.</param>
    /// <param name="distance">How far below the price a stop rests, as a share of it; more than 0, less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public StopTrend(int lookback, int positions, decimal distance)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lookback);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(distance);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(distance, 1);
        (_lookback, _positions, _distance) = (lookback, positions, distance);
    }

    /// <inheritdoc/>
    public async ValueTask DecideAsync(
        TradingContext context,
        ITradingDesk desk,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        var session = new RestingSession(context, desk);
        var held = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        int free = _positions - held.Positions.Count;
        var entering = Risen(context, desk, held).Take(free).Order().ToList();
        var cash = await session.ReadCashAsync(cancellationToken).ConfigureAwait(false);
        int bought = await EqualWeightOrders
            .BuyAsync(context, desk, entering, cash, cancellationToken)
            .ConfigureAwait(false);
        held = await desk.GetPortfolioAsync(context, cancellationToken).ConfigureAwait(false);
        foreach (var position in held.Positions)
        {
            await ProtectAsync(context, desk, session, position.Symbol, cancellationToken).ConfigureAwait(false);
        }

        if (bought == 0)
        {
            await session
                .EndAsync("Nothing new has risen, and the stops rest.", cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private IEnumerable<Symbol> Risen(TradingContext context, ITradingDesk desk, Portfolio held) =>
        desk
            .MarketData.GetSymbols(context)
            .Where(symbol => held.Find(symbol) is null && desk.MarketData.GetQuote(context, symbol) is not null)
            .Select(symbol => (Symbol: symbol, Return: LookbackReturn.Of(context, desk.MarketData, symbol, _lookback)))
            .Where(candidate => candidate.Return > 0)
            .OrderByDescending(candidate => candidate.Return)
            .ThenBy(candidate => candidate.Symbol)
            .Select(candidate => candidate.Symbol);

    // A stop that is lower than the price allows is given again, higher.
    private async ValueTask ProtectAsync(
        TradingContext context,
        ITradingDesk desk,
        RestingSession session,
        Symbol symbol,
        CancellationToken cancellationToken
    )
    {
        if (desk.MarketData.GetLastPrice(context, symbol) is not { } price)
        {
            return;
        }

        decimal highest = price.Value * (1 - _distance);
        var stops = await session.ReadOpenAsync(symbol, OrderSide.Sell, cancellationToken).ConfigureAwait(false);
        var lower = stops.Where(open => open.Order.Terms.StopPrice < highest && !open.IsTriggered);
        await session.CancelAsync(lower, cancellationToken).ConfigureAwait(false);
        await session
            .SellAsync(symbol, OrderTerms.Stop(highest, TimeInForce.Gtc), cancellationToken)
            .ConfigureAwait(false);
    }
}
