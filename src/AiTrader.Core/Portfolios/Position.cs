namespace AiTrader;

/// <summary>The held quantity of one symbol, and how much of it was bought on the day of the last buy.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Quantity">How many units are held; more than zero.</param>
/// <param name="LastBuyDate">The day of the last buy.</param>
/// <param name="BoughtThatDay">How many units were bought on that day.</param>
public sealed record Position(Symbol Symbol, Quantity Quantity, DateOnly LastBuyDate, Quantity BoughtThatDay)
{
    /// <summary>The number of units that can be sold on a day under a settlement.</summary>
    public Quantity SellableOn(DateOnly date, Settlement settlement)
    {
        if (settlement == Settlement.SameDay || date != LastBuyDate)
        {
            return Quantity;
        }

        return Quantity > BoughtThatDay ? Quantity - BoughtThatDay : Quantity.Zero;
    }
}
