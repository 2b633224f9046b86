using AiTrader.Rules;
using AiTrader.Stores;

namespace AiTrader;

/// <summary>What executions of an account's orders cost, and what orders that rest reserve.</summary>
/// <param name="context">The trading context of the execution.</param>
/// <param name="models">The account's fees and slippage.</param>
/// <param name="terms">The account's terms, for rounding.</param>
internal readonly struct OrderPricing(TradingContext context, AccountModels models, AccountTerms terms)
{
    // Beyond it, price times quantity and the sums that follow might not fit into a decimal (7.9e28).
    private const double LargestNotional = 1e27;

    /// <summary>Whether price times quantity, and the sums that follow, fit into a decimal.</summary>
    public static bool Fits(decimal quantity, decimal price) => (double)quantity * (double)price <= LargestNotional;

    /// <summary>The first execution of an order at a quote.</summary>
    public Fill FillOf(Order order, Price quote, decimal units) =>
        FillOf(order, new BarEffect { BasePrice = quote.Value, Units = units });

    /// <summary>An execution of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="effect">What the bar executes.</param>
    /// <param name="resting">The order as it rests; null if it is its first execution.</param>
    public Fill FillOf(Order order, in BarEffect effect, OpenOrder? resting = null)
    {
        var quantity = new Quantity(effect.Units);
        var price = PriceOf(order, effect, quantity, resting);
        return new Fill(order, price, quantity, FeeOf(order, price, quantity, resting));
    }

    /// <summary>
    /// What open units of an order reserve: a buy its limit, or else its stop, times the units, and by how much they
    /// would raise the order's fee; a sell nothing. Rounded up to the decimals of the account.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="units">How many units are open.</param>
    /// <param name="resting">The order with its executions so far; null if there are none.</param>
    public Money ReserveOf(Order order, decimal units, OpenOrder? resting = null)
    {
        if (order.Side == OrderSide.Sell || units <= 0 || order.Terms.ReservePrice is not { } at)
        {
            return Money.Zero;
        }

        var (price, quantity) = (new Price(at), new Quantity(units));
        return terms.RoundUp((price * quantity) + FeeOf(order, price, quantity, resting));
    }

    /// <summary>An order as it rests after an execution of it, for what its rest costs.</summary>
    public static OpenOrder? RestAfter(OpenOrder? before, Fill fill, TradingTime time)
    {
        decimal filled = (before?.FilledQuantity.Value ?? 0) + fill.Quantity.Value;
        decimal open = fill.Order.Quantity - filled;
        return open <= 0
            ? null
            : new OpenOrder(fill.Order, before?.Number ?? 1, before?.AcceptedAt ?? time, new Quantity(open), Money.Zero)
            {
                FilledNotional = (before?.FilledNotional ?? Money.Zero) + fill.Notional,
                PaidFees = (before?.PaidFees ?? Money.Zero) + fill.Fee,
            };
    }

    // A limit is never executed worse than it says.
    private Price PriceOf(Order order, in BarEffect effect, Quantity quantity, OpenOrder? resting)
    {
        var quoted = new Price(effect.BasePrice);
        if (effect.IsExact)
        {
            return quoted;
        }

        var price = models.Slippage.GetFillPrice(
            new SlippageArguments
            {
                Context = context,
                Order = order,
                QuotedPrice = quoted,
                Quantity = quantity,
                FilledBefore = resting?.FilledQuantity ?? Quantity.Zero,
                NotionalBefore = resting?.FilledNotional ?? Money.Zero,
            }
        );
        return order.Terms.LimitPrice is not { } limit ? price
            : order.Side == OrderSide.Buy ? new Price(Math.Min(price.Value, limit))
            : new Price(Math.Max(price.Value, limit));
    }

    private Money FeeOf(Order order, Price price, Quantity quantity, OpenOrder? resting) =>
        models.Fees.GetFee(
            new FeeArguments
            {
                Context = context,
                Order = order,
                Price = price,
                Quantity = quantity,
                FilledBefore = resting?.FilledQuantity ?? Quantity.Zero,
                NotionalBefore = resting?.FilledNotional ?? Money.Zero,
                FeesBefore = resting?.PaidFees ?? Money.Zero,
            }
        );
}
