namespace AiTrader;

/// <summary>
/// Rests limit orders on both sides of the last close, until they are filled: buys in steps below it, and a sell of
/// what it holds one step above it. It earns where prices swing, and holds what falls. When a close is so far above
/// its buys that none of them would be laid there again, it cancels them and lays new ones.
/// </summary>
public sealed class LimitLadder : IDecisionMaker
{
    private readonly int _symbols;
    private readonly int _rungs;
    private readonly decimal _step;

    /// <summary>Trades 3 symbols, with 3 rungs each, 1 % apart.</summary>
    public LimitLadder()
        : this(symbols: 3, rungs: 3, step: 0.01m) { }

    /// <summary>Creates the baseline.</summary>
    /// <param name="symbols">How many symbols it trades: the first ones by name that have a close; positive.</param>
    /// <param name="rungs">How many buys rest for a symbol; positive.</param>
    /// <param name="step">The distance of two rungs as a share of the last close; more than 0, and so small that the
    /// lowest rung is above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LimitLadder(int symbols, int rungs, decimal step)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(symbols);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rungs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, 1m / rungs);
        (_symbols, _rungs, _step) = (symbols, rungs, step);
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
        var ladders = Closes(context, desk.MarketData).Take(_symbols).ToList();
        foreach (var (symbol, close) in ladders)
        {
            var above = OrderTerms.Limit(close.Value * (1 + _step), TimeInForce.Gtc);
            await session.SellAsync(symbol, above, cancellationToken).ConfigureAwait(false);
        }

        var bare = new List<(Symbol Symbol, Price Close)>();
        foreach (var ladder in ladders)
        {
            if (await IsBareAsync(session, ladder, cancellationToken).ConfigureAwait(false))
            {
                bare.Add(ladder);
            }
        }

        int left = bare.Count * _rungs;
        foreach (var (symbol, close) in bare)
        {
            for (int rung = 1; rung <= _rungs; rung++, left--)
            {
                var below = new Price(close.Value * (1 - (rung * _step)));
                await session.BuyPartAsync(symbol, left, below, cancellationToken).ConfigureAwait(false);
            }
        }

        await session.EndAsync("The ladder rests.", cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<(Symbol Symbol, Price Close)> Closes(TradingContext context, IMarketData marketData)
    {
        foreach (var symbol in marketData.GetSymbols(context))
        {
            if (marketData.GetHistory(context, symbol, 1).Bars is [{ Close: { } close }])
            {
                yield return (symbol, close);
            }
        }
    }

    // Whether no buy rests; those that the price has left behind do not rest any more.
    private async ValueTask<bool> IsBareAsync(
        RestingSession session,
        (Symbol Symbol, Price Close) ladder,
        CancellationToken cancellationToken
    )
    {
        var buys = await session.ReadOpenAsync(ladder.Symbol, OrderSide.Buy, cancellationToken).ConfigureAwait(false);
        decimal lowest = ladder.Close.Value * (1 - (_rungs * _step));
        if (buys.Any(open => open.Order.Terms.LimitPrice >= lowest))
        {
            return false;
        }

        await session.CancelAsync(buys, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
