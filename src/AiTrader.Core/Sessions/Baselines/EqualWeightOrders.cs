namespace AiTrader;

/// <summary>
/// Buys several symbols in equal parts, see <see cref="EqualParts"/>. Fees and slippage are not known before the first
/// fill. After it, an order is made smaller if the cash that is left would not pay for it, and what that leaves is
/// divided again. An order that is denied for its cost is tried once more, one percent smaller.
/// </summary>
internal sealed class EqualWeightOrders
{
    private const decimal FirstGuess = 1.01m;

    private readonly TradingContext _context;
    private readonly ITradingDesk _desk;
    private readonly List<Quote> _quotes;
    private decimal _left;

    // What a purchase costs, as a multiple of the quote.
    private decimal _factor = 1;
    private int _orders;

    private EqualWeightOrders(TradingContext context, ITradingDesk desk, IEnumerable<Symbol> symbols, Money money)
    {
        (_context, _desk, _left) = (context, desk, money.Value);
        _quotes = [.. symbols.Select(symbol => desk.MarketData.GetQuote(context, symbol)).OfType<Quote>()];
    }

    /// <summary>Spends money in equal parts on those of the symbols that have a price.</summary>
    /// <returns>The number of orders; one that found no volume does not count.</returns>
    public static async ValueTask<int> BuyAsync(
        TradingContext context,
        ITradingDesk desk,
        IEnumerable<Symbol> symbols,
        Money money,
        CancellationToken cancellationToken = default
    )
    {
        var orders = new EqualWeightOrders(context, desk, symbols, money);
        while (await orders.BuyPartsAsync(cancellationToken).ConfigureAwait(false)) { }

        return orders._orders;
    }

    /// <summary>Buys a part of each symbol.</summary>
    /// <returns>Whether a part was cut, so that the rest can be divided again.</returns>
    private async ValueTask<bool> BuyPartsAsync(CancellationToken cancellationToken)
    {
        decimal[] parts = EqualParts.Divide(_desk.MarketData.Market, new Money(_left / _factor), _quotes);
        bool isCut = false;
        int filled = 0;
        foreach (var (part, quote) in parts.Zip(_quotes))
        {
            decimal quantity = Affordable(part, quote);
            isCut |= quantity < part;
            var outcome = await BuyAsync(quote, quantity, cancellationToken).ConfigureAwait(false);
            if (outcome is TradeOutcome.Denied denied && denied.Denial.Code == DenialCodes.InsufficientCash)
            {
                _factor *= FirstGuess;
                outcome = await BuyAsync(quote, Affordable(part, quote), cancellationToken).ConfigureAwait(false);
            }

            filled += FillOf(outcome) is null ? 0 : 1;
        }

        return isCut && filled > 0;
    }

    private async ValueTask<TradeOutcome?> BuyAsync(Quote quote, decimal quantity, CancellationToken cancellationToken)
    {
        if (quantity == 0)
        {
            return null;
        }

        var outcome = await _desk.BuyAsync(_context, quote.Symbol, quantity, cancellationToken).ConfigureAwait(false);
        _orders += outcome is TradeOutcome.Cancelled ? 0 : 1;
        if (FillOf(outcome) is { } fill)
        {
            decimal cost = fill.Notional.Value + fill.Fee.Value;
            _left -= cost;
            _factor = Math.Max(_factor, cost / (fill.Quantity.Value * quote.Price.Value));
        }

        return outcome;
    }

    // A volume limit can leave a part of an order, or all of it.
    private static Fill? FillOf(TradeOutcome? outcome) =>
        outcome switch
        {
            TradeOutcome.Filled filled => filled.Fill,
            TradeOutcome.PartiallyFilled filled => filled.Fill,
            _ => null,
        };

    private decimal Affordable(decimal part, Quote quote) =>
        part * quote.Price.Value * _factor <= _left
            ? part
            : LotSizing.Affordable(_desk.MarketData.Market, new Money(_left / _factor), quote.Price);
}
