using System.Text.Json.Serialization;
using AiTrader.Prices;

namespace AiTrader;

/// <summary>The held quantity of one symbol, what it cost, and how much of it was bought on the day of the last
/// buy.</summary>
[JsonConverter(typeof(PositionJsonConverter))]
public sealed record Position
{
    /// <summary>Creates a position, for example for a substituted desk in a test.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="quantity">How many units are held; more than zero.</param>
    /// <param name="lastBuyDate">The day of the last buy.</param>
    /// <param name="boughtThatDay">How many units were bought on that day.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero.</exception>
    public Position(Symbol symbol, Quantity quantity, DateOnly lastBuyDate, Quantity boughtThatDay)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity.Value, nameof(quantity));
        Symbol = symbol;
        Quantity = quantity;
        LastBuyDate = lastBuyDate;
        BoughtThatDay = boughtThatDay;
    }

    /// <summary>The symbol.</summary>
    public Symbol Symbol { get; }

    /// <summary>How many units are held; more than zero.</summary>
    public Quantity Quantity { get; }

    /// <summary>The day of the last buy.</summary>
    public DateOnly LastBuyDate { get; }

    /// <summary>How many units were bought on that day.</summary>
    public Quantity BoughtThatDay { get; }

    /// <summary>
    /// What the held units cost: price times quantity of their buys, and the fees of these. Each unit costs the
    /// average, so that a sell takes its share of it. Zero or more. Default: zero.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Money Cost
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Value, nameof(value));
            field = value;
        }
    }

    /// <summary>The average cost of one unit, in the market's currency.</summary>
    public decimal AverageCost => Cost.Value / Quantity.Value;

    /// <summary>What the position is worth at a price.</summary>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public Money GetValue(Price price) => price * Quantity;

    /// <summary>
    /// The profit, or the loss, that a sell of the whole position at a price would make, before the fee of that sell.
    /// </summary>
    /// <exception cref="OverflowException">The product is beyond what a decimal holds.</exception>
    public Money GetProfit(Price price) => GetValue(price) - Cost;

    /// <summary>The number of units that can be sold on a day under a settlement.</summary>
    public Quantity SellableOn(DateOnly date, Settlement settlement)
    {
        if (settlement == Settlement.SameDay || date != LastBuyDate)
        {
            return Quantity;
        }

        return Quantity > BoughtThatDay ? Quantity - BoughtThatDay : Quantity.Zero;
    }

    /// <summary>The position after a fill.</summary>
    /// <param name="before">The position before it; null if the symbol was not held.</param>
    /// <param name="fill">The fill.</param>
    /// <param name="date">The day of the fill.</param>
    /// <param name="holding">The held quantity after the fill; more than zero.</param>
    internal static Position After(Position? before, Fill fill, DateOnly date, Quantity holding)
    {
        if (fill.Order.Side == OrderSide.Sell && before is not null)
        {
            return new(before.Symbol, holding, before.LastBuyDate, before.BoughtThatDay)
            {
                Cost = new Money(before.AverageCost * holding.Value),
            };
        }

        var boughtBefore = before?.LastBuyDate == date ? before.BoughtThatDay : Quantity.Zero;
        return new(fill.Order.Symbol, holding, date, boughtBefore + fill.Quantity)
        {
            Cost = (before?.Cost ?? Money.Zero) + fill.Notional + fill.Fee,
        };
    }

    /// <summary>
    /// The position after a split. The cost is spread over the new units. A rest that was paid in cash takes its share
    /// of it, as if it were sold (source: IRS Publication 550, "Stock Dividends", cash for fractional shares).
    /// </summary>
    /// <param name="split">The split.</param>
    /// <param name="holding">The held quantity after it; more than zero.</param>
    internal Position After(CorporateAction split, Quantity holding)
    {
        decimal units = split.GetUnits(Quantity);
        var bought = new Quantity(Math.Min(split.GetUnits(BoughtThatDay), holding.Value));
        return new(Symbol, holding, LastBuyDate, bought)
        {
            Cost = units == holding.Value ? Cost : new Money(Cost.Value * holding.Value / units),
        };
    }
}
